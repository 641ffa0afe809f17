package dev.weir.detect.rules;

import dev.weir.ingest.TableChange;
import dev.weir.rule.EqlRule;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * The rules that a job begins with.
 *
 * @param fixed that came with the job
 * @param published what the rules topic held when the job was submitted; who is restored knows
 *     better
 * @param overrideBuiltIn whether the rule that the built-in detection covers may be published
 * @param budget how long one rule may take of an hour, in each subtask, before the log says so;
 *     zero for any time
 */
public record FirstRules(
        List<EqlRule> fixed, List<TableChange> published, boolean overrideBuiltIn, Duration budget)
        implements Serializable {

    /** Of a job whose rules do not change. */
    public static FirstRules of(List<EqlRule> fixed) {
        return new FirstRules(fixed, List.of(), false, Duration.ZERO);
    }
}
