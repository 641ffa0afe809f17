package dev.weir.exceptions;

import dev.weir.detect.Hit;
import dev.weir.detect.Stage;
import dev.weir.detect.rules.RuleFact;
import dev.weir.detect.rules.RuleHit;
import dev.weir.event.Glob;
import dev.weir.event.HostKey;
import dev.weir.rule.Rule;
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
        Stage stage = hit.kind().stage();
        return stage != null
                && isBuiltIn()
                && rule.appliesTo().contains(stage)
                && (source == null || source.matches(hit.source().id()))
                && (host == null || matchesHost(host, hit))
                && (user == null || matchesUser(user, hit.user()))
                && (process == null || matchesProcess(process, hit.process()))
                && (task == null || matchesTask(task, hit.task()));
    }

    /** A rule's hit is covered only by an exception that names the rule. */
    boolean matches(RuleHit hit) {
        RuleFact fact = hit.fact();
        String name = fact.first("user.name");
        return hit.rule().equals(rule.match().rule())
                && task == null
                && (source == null || source.matches(fact.source().id()))
                && (host == null || matchesHost(host, fact))
                && (user == null
                        || matchesUser(user, new Hit.User(name, fact.first("user.domain"), null)))
                && (process == null || process.matches(fact.first("process.executable")));
    }

    private static boolean matchesHost(Glob glob, RuleFact fact) {
        HostKey key = fact.host();
        return glob.matches(fact.first("host.name"))
                || key != null
                        && (glob.matches(key.name())
                                || key.domain() != null
                                        && glob.matches(key.name() + "." + key.domain()));
    }

    private boolean isBuiltIn() {
        String named = rule.match().rule();
        return named == null || named.equals(Rule.BUILT_IN);
    }

    private static boolean matchesHost(Glob glob, Hit hit) {
        String name = hit.key().name();
        String domain = hit.key().domain();
        return glob.matches(name)
                || domain != null && glob.matches(name + "." + domain)
                || glob.matches(hit.host().name());
    }

    private static boolean matchesUser(Glob glob, Hit.@Nullable User user) {
        if (user == null || user.name() == null) {
            return false;
        }
        return glob.matches(user.name())
                || user.domain() != null && glob.matches(user.domain() + "\\" + user.name());
    }

    private static boolean matchesProcess(Glob glob, Hit.@Nullable ProcessInfo process) {
        return process != null && glob.matches(process.executable());
    }

    private static boolean matchesTask(Glob glob, Hit.@Nullable Task task) {
        String name = task == null ? null : task.name();
        return name != null
                && (glob.matches(name) || name.startsWith("\\") && glob.matches(name.substring(1)));
    }

    private static @Nullable Glob glob(@Nullable String pattern) {
        return pattern == null ? null : new Glob(pattern);
    }
}
