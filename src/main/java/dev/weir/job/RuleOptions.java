package dev.weir.job;

import dev.weir.detect.rules.FirstRules;
import dev.weir.rule.EqlRules;
import dev.weir.rule.Rule;
import dev.weir.rule.RuleFolder;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** The options of the rules that are run besides the built-in detection. */
final class RuleOptions {
    static final Option<String, List<Rule>> RULES_DIR =
            Option.text(
                    "rules.dir",
                    "",
                    "file",
                    "Elastic's EQL rules that the job runs: a folder, a file or a zip, read when the"
                            + " job is submitted.",
                    RuleFolder::named);
    static final Option<String, String> RULES_TOPIC =
            Option.topicOrNone(
                    "rules.topic",
                    "Compacted topic with rules that change while the job runs; it may appear later."
                            + " Empty for none. One of the same id wins over that of `rules.dir`.");
    static final Option<Boolean, Boolean> RULES_STRICT =
            Option.bool(
                    "rules.strict",
                    false,
                    "A rule that cannot be read stops the start; otherwise it is a warning.");
    static final Option<Boolean, Boolean> RULES_OVERRIDE =
            Option.bool(
                    "rules.override-built-in",
                    false,
                    "Also run the rule that the built-in detection covers.");
    static final Option<Boolean, Boolean> BUILDING_BLOCKS =
            Option.bool(
                    "rules.building-blocks",
                    false,
                    "Alerts of building blocks go to the alerts topic, too.");
    static final Option<Boolean, Boolean> RULES_LIMITED =
            Option.bool(
                    "rules.limits",
                    true,
                    "Keep the limits that rules set themselves: alerts an interval, suppression.");
    static final Option<Duration, Duration> RULES_LATENESS =
            Option.duration(
                    "rules.lateness",
                    Duration.ofHours(1),
                    "How far behind the newest event of its key one of a sequence may be.");
    static final Option<Duration, Duration> RULES_SETTLE =
            Option.duration(
                    "rules.settle",
                    Duration.ZERO,
                    "How long a match of a sequence waits for late events that refute it.");

    static final Option<Duration, Duration> RULES_BUDGET =
            Option.duration(
                    "rules.budget",
                    Duration.ZERO,
                    "Processor time that one rule may take of an hour in each subtask before the log"
                            + " and a metric say so; it runs on. 0 for any time.");

    static final List<Option<?, ?>> ALL =
            List.of(
                    RULES_DIR,
                    RULES_TOPIC,
                    RULES_STRICT,
                    RULES_OVERRIDE,
                    BUILDING_BLOCKS,
                    RULES_LIMITED,
                    RULES_LATENESS,
                    RULES_SETTLE,
                    RULES_BUDGET);

    private RuleOptions() {}

    /**
     * @throws IllegalArgumentException with the place of the first rule that cannot be read, where
     *     that stops the start
     */
    static RuleSet of(Options options) {
        List<Rule> read = options.get(RULES_DIR);
        List<String> refused = read.stream().map(Rule::refused).filter(Objects::nonNull).toList();
        if (options.get(RULES_STRICT) && !refused.isEmpty()) {
            throw new IllegalArgumentException(
                    "option '%s': %s".formatted(RULES_DIR.key(), refused.get(0)));
        }
        return new RuleSet(
                new FirstRules(
                        EqlRules.of(read, options.get(RULES_OVERRIDE)),
                        List.of(),
                        options.get(RULES_OVERRIDE),
                        options.get(RULES_BUDGET)),
                options.get(RULES_TOPIC),
                refused,
                options.get(BUILDING_BLOCKS),
                options.get(RULES_LIMITED),
                options.get(RULES_LATENESS),
                options.get(RULES_SETTLE));
    }
}
