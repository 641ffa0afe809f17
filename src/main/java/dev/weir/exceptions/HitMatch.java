package dev.weir.exceptions;

import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.detect.Stage;
import dev.weir.event.Glob;
import dev.weir.event.ProcessInfo;
import dev.weir.event.ScheduledTask;
import dev.weir.event.User;
import org.jspecify.annotations.Nullable;

/** An {@link ExceptionRule} made ready to be held against hits. */
final class HitMatch {
    private final ExceptionRule rule;
    private final @Nullable Glob host;
    private final @Nullable Glob user;
    private final @Nullable Glob process;
    private final @Nullable Glob task;
    private final @Nullable Glob source;

    HitMatch(ExceptionRule rule) {
        this.rule = rule;
        host = glob(rule.match().host());
        user = glob(rule.match().user());
        process = glob(rule.match().process());
        task = glob(rule.match().task());
        source = glob(rule.match().source());
    }

    ExceptionRule rule() {
        return rule;
    }

    boolean matches(Hit hit) {
        Stage stage = stage(hit.kind());
        return stage != null
                && rule.appliesTo().contains(stage)
                && (source == null || source.matches(hit.source().id()))
                && (host == null || matchesHost(host, hit))
                && (user == null || matchesUser(user, hit.user()))
                && (process == null || matchesProcess(process, hit.process()))
                && (task == null || matchesTask(task, hit.task()));
    }

    /** The stage that a hit brings by itself; null for hits that bring none. */
    private static @Nullable Stage stage(HitKind kind) {
        return switch (kind) {
            case ARMED -> Stage.ARMED;
            case ARMED_TENTATIVE -> Stage.TENTATIVE;
            case TASK_CREATED -> Stage.TASK_CREATED;
            case AT_RUN -> Stage.AT_RUN;
            case AT_JOB -> Stage.AT_JOB;
            case DISARMED, REBOOTED, TASK_TOUCHED -> null;
        };
    }

    private static boolean matchesHost(Glob glob, Hit hit) {
        String name = hit.key().name();
        String domain = hit.key().domain();
        return glob.matches(name)
                || domain != null && glob.matches(name + "." + domain)
                || glob.matches(hit.host().name());
    }

    private static boolean matchesUser(Glob glob, @Nullable User user) {
        if (user == null || user.name() == null) {
            return false;
        }
        return glob.matches(user.name())
                || user.domain() != null && glob.matches(user.domain() + "\\" + user.name());
    }

    private static boolean matchesProcess(Glob glob, @Nullable ProcessInfo process) {
        return process != null && glob.matches(process.executable());
    }

    private static boolean matchesTask(Glob glob, @Nullable ScheduledTask task) {
        String name = task == null ? null : task.name();
        return name != null
                && (glob.matches(name) || name.startsWith("\\") && glob.matches(name.substring(1)));
    }

    private static @Nullable Glob glob(@Nullable String pattern) {
        return pattern == null ? null : new Glob(pattern);
    }
}
