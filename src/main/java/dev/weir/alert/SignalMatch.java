package dev.weir.alert;

import dev.weir.correlate.Stage;
import dev.weir.event.ProcessInfo;
import dev.weir.event.ScheduledTask;
import dev.weir.event.User;
import dev.weir.signal.Signal;
import dev.weir.signal.SignalKind;
import org.jspecify.annotations.Nullable;

/** An {@link ExceptionRule} made ready to be held against signals. */
final class SignalMatch {
    private final ExceptionRule rule;
    private final @Nullable Glob host;
    private final @Nullable Glob user;
    private final @Nullable Glob process;
    private final @Nullable Glob task;
    private final @Nullable Glob source;

    SignalMatch(ExceptionRule rule) {
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

    boolean matches(Signal signal) {
        Stage stage = stage(signal.kind());
        return stage != null
                && rule.appliesTo().contains(stage)
                && (source == null || source.matches(signal.source().id()))
                && (host == null || matchesHost(host, signal))
                && (user == null || matchesUser(user, signal.user()))
                && (process == null || matchesProcess(process, signal.process()))
                && (task == null || matchesTask(task, signal.task()));
    }

    /** The stage that a signal brings by itself; null for signals that bring none. */
    private static @Nullable Stage stage(SignalKind kind) {
        return switch (kind) {
            case ARMED -> Stage.ARMED;
            case ARMED_TENTATIVE -> Stage.TENTATIVE;
            case TASK_CREATED -> Stage.TASK_CREATED;
            case AT_RUN -> Stage.AT_RUN;
            case AT_JOB -> Stage.AT_JOB;
            case DISARMED, REBOOTED, TASK_TOUCHED -> null;
        };
    }

    private static boolean matchesHost(Glob glob, Signal signal) {
        String name = signal.key().name();
        String domain = signal.key().domain();
        return glob.matches(name)
                || domain != null && glob.matches(name + "." + domain)
                || glob.matches(signal.host().name());
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
