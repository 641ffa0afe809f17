package dev.weir.rule;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that can be run: its query as text, so that it can travel, and what its file says of it.
 *
 * @param id {@code rule_id}
 * @param name ECS {@code rule.name}
 * @param version ECS {@code rule.version}; null when the file has none
 * @param description ECS {@code rule.description}; empty when the file has none
 * @param query EQL
 * @param severity {@code low}, {@code medium}, {@code high} or {@code critical}
 * @param riskScore 0 to 100
 * @param threats ECS {@code threat.*}
 * @param guide {@code note}, in Markdown; empty when the file has none
 * @param falsePositives what is behind it when it is no attack
 * @param references of which the first is ECS {@code rule.reference}
 * @param lookBackMillis how far back Kibana's runs of the rule look beyond its interval: the
 *     longest span of a sequence that names none
 * @param intervalMillis how often Kibana runs the rule
 * @param maxSignals how many alerts one interval may give
 * @param buildingBlock whether it is made to be read by other rules only
 * @param suppression null when each match is an alert
 */
public record EqlRule(
        String id,
        String name,
        @Nullable String version,
        String description,
        String query,
        String severity,
        int riskScore,
        List<Threat> threats,
        String guide,
        List<String> falsePositives,
        List<String> references,
        long lookBackMillis,
        long intervalMillis,
        int maxSignals,
        boolean buildingBlock,
        @Nullable Suppression suppression)
        implements Serializable {

    public Duration lookBack() {
        return Duration.ofMillis(lookBackMillis);
    }

    public Duration interval() {
        return Duration.ofMillis(intervalMillis);
    }

    /** One tactic with its techniques. */
    public record Threat(
            String framework, Term tactic, List<Term> techniques, List<Term> subtechniques)
            implements Serializable {}

    /** A term of a framework; parts that the file lacks are empty. */
    public record Term(String id, String name, String reference) implements Serializable {}

    /**
     * Alerts of the same values are one.
     *
     * @param groupBy fields
     * @param durationMillis from the first alert
     * @param missing whether events that lack one of the fields are brought together, too
     */
    public record Suppression(List<String> groupBy, long durationMillis, boolean missing)
            implements Serializable {

        public Duration duration() {
            return Duration.ofMillis(durationMillis);
        }
    }
}
