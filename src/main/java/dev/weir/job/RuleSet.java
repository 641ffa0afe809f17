package dev.weir.job;

import dev.weir.detect.rules.FirstRules;
import dev.weir.ingest.TableChange;
import dev.weir.rule.EqlRule;
import dev.weir.rule.Rule;
import dev.weir.sequence.SequenceLimits;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules that are run besides the built-in detection.
 *
 * @param first in force before the first event
 * @param topic with rules that change while the job runs; empty for none
 * @param refused {@code file:line:column: why}, of those that cannot
 * @param buildingBlocks whether alerts of building blocks are sent
 * @param limited whether rules' own limits hold
 * @param lateness how far behind the newest event of its key one of a sequence may be
 * @param settle how long a match of a sequence waits for late events
 */
public record RuleSet(
        FirstRules first,
        String topic,
        List<String> refused,
        boolean buildingBlocks,
        boolean limited,
        Duration lateness,
        Duration settle) {

    /**
     * Of all that exceptions may name: the loaded rules and the built-in one; null for any, because
     * rules come and go.
     */
    public @Nullable Set<String> ids() {
        if (isLive()) {
            return null;
        }
        Set<String> ids = new HashSet<>();
        ids.add(Rule.BUILT_IN);
        loaded().forEach(rule -> ids.add(rule.id()));
        return ids;
    }

    /** What sequences keep, and when they tell. */
    public SequenceLimits sequences() {
        return new SequenceLimits(lateness, settle, SequenceLimits.DEFAULT.hits());
    }

    /** That came with the job. */
    public List<EqlRule> loaded() {
        return first.fixed();
    }

    /** Whether no rule can ever be run. */
    public boolean isEmpty() {
        return loaded().isEmpty() && !isLive();
    }

    /** Whether rules change while the job runs. */
    public boolean isLive() {
        return !topic.isEmpty();
    }

    /** The same with what the topic holds. */
    RuleSet published(List<TableChange> changes) {
        return new RuleSet(
                new FirstRules(loaded(), changes, first.overrideBuiltIn(), first.budget()),
                topic,
                refused,
                buildingBlocks,
                limited,
                lateness,
                settle);
    }
}
