package dev.weir.output;

import dev.weir.alert.RuleAlert;
import dev.weir.detect.Wording;
import dev.weir.detect.rules.RuleFact;
import dev.weir.detect.rules.RuleMatch;
import dev.weir.event.Truncation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The alert of a rule in one sentence: ECS {@code event.reason}. */
final class RuleReason {
    private static final int LONGEST_PROGRAM = 80;

    private RuleReason() {}

    static String of(RuleAlert alert) {
        RuleMatch match = alert.match();
        RuleFact last = match.last();
        StringBuilder reason = new StringBuilder("Rule ").append(alert.rule().name());
        switch (alert.kind()) {
            case STORM ->
                    reason.append(" matched ")
                            .append(alert.more())
                            .append(" more times than it may alert, last");
            case GROUP ->
                    reason.append(" matched ").append(alert.more() + 1).append(" times, first");
            case MATCH -> reason.append(match.open() ? " matched" : " does not match any more");
        }
        append(reason, " on ", host(last));
        append(reason, " by ", user(last));
        append(reason, " in ", program(last));
        if (match.facts().size() > 1) {
            reason.append(", ")
                    .append(match.facts().size())
                    .append(" events within ")
                    .append(
                            Wording.span(
                                    Duration.between(match.facts().get(0).time(), last.time())));
        }
        return reason.append(", seen by ").append(sources(match)).append('.').toString();
    }

    private static void append(StringBuilder reason, String before, @Nullable String what) {
        if (what != null) {
            reason.append(before).append(what);
        }
    }

    private static @Nullable String host(RuleFact fact) {
        return fact.host() == null ? null : fact.host().name();
    }

    private static @Nullable String user(RuleFact fact) {
        String name = fact.first("user.name");
        String domain = fact.first("user.domain");
        return name == null || domain == null ? name : domain + "\\" + name;
    }

    private static @Nullable String program(RuleFact fact) {
        String name = fact.first("process.name");
        return name == null ? null : Truncation.text(name, LONGEST_PROGRAM);
    }

    private static String sources(RuleMatch match) {
        List<String> labels =
                match.facts().stream().map(fact -> fact.source().label()).distinct().toList();
        return String.join(" and ", labels);
    }
}
