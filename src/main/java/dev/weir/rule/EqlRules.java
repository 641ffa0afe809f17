package dev.weir.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.rule.EqlRule.Suppression;
import dev.weir.rule.EqlRule.Term;
import dev.weir.rule.EqlRule.Threat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The runnable rules among some that were read. What a file leaves out has Kibana's default: runs
 * every 5 minutes over the last 6, at most 100 alerts a run.
 */
public final class EqlRules {
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final Duration FROM = Duration.ofMinutes(6);
    private static final int MAX_SIGNALS = 100;
    private static final int RISK_SCORE = 47;

    private static final Set<String> SEVERITIES = Set.of("low", "medium", "high", "critical");
    private static final Pattern SPAN = Pattern.compile("(?:now-)?(\\d{1,9})([smhdw])");

    private EqlRules() {}

    /**
     * Those with a query.
     *
     * @param withBuiltIn whether the rule that the built-in detection covers is run, too
     */
    public static List<EqlRule> of(List<Rule> rules, boolean withBuiltIn) {
        return rules.stream()
                .filter(rule -> rule.query() != null)
                .filter(rule -> withBuiltIn || !rule.id().equals(Rule.BUILT_IN))
                .map(EqlRules::of)
                .toList();
    }

    /** A rule with a query. */
    public static EqlRule of(Rule rule) {
        JsonNode file = rule.document();
        Duration interval = span(file.path("interval").asText(), INTERVAL);
        int risk = number(file.path("risk_score"), RISK_SCORE, 0, 100);
        return new EqlRule(
                rule.id(),
                rule.name(),
                file.path("version").isMissingNode() ? null : file.path("version").asText(),
                file.path("description").asText().strip(),
                file.path("query").asText(),
                severity(file.path("severity").asText(), risk),
                risk,
                threats(file.path("threat")),
                file.path("note").asText().strip(),
                texts(file.path("false_positives")),
                texts(file.path("references")),
                lookBack(span(file.path("from").asText(), FROM), interval).toMillis(),
                interval.toMillis(),
                number(file.path("max_signals"), MAX_SIGNALS, 1, 10_000),
                !file.path("building_block_type").asText().isEmpty(),
                suppression(file.path("alert_suppression")));
    }

    private static Duration lookBack(Duration from, Duration interval) {
        Duration beyond = from.minus(interval);
        return beyond.compareTo(Duration.ZERO) > 0 ? beyond : from;
    }

    private static String severity(String named, int risk) {
        String severity = named.toLowerCase(Locale.ROOT);
        if (SEVERITIES.contains(severity)) {
            return severity;
        }
        return risk >= 99 ? "critical" : risk >= 73 ? "high" : risk >= 47 ? "medium" : "low";
    }

    private static List<Threat> threats(JsonNode list) {
        List<Threat> threats = new ArrayList<>();
        for (JsonNode threat : list) {
            List<Term> techniques = new ArrayList<>();
            List<Term> subtechniques = new ArrayList<>();
            for (JsonNode technique : threat.path("technique")) {
                techniques.add(term(technique));
                technique.path("subtechnique").forEach(sub -> subtechniques.add(term(sub)));
            }
            threats.add(
                    new Threat(
                            threat.path("framework").asText("MITRE ATT&CK"),
                            term(threat.path("tactic")),
                            techniques,
                            subtechniques));
        }
        return threats;
    }

    private static Term term(JsonNode term) {
        return new Term(
                term.path("id").asText(),
                term.path("name").asText(),
                term.path("reference").asText());
    }

    private static @Nullable Suppression suppression(JsonNode node) {
        JsonNode duration = node.path("duration");
        List<String> groupBy = texts(node.path("group_by"));
        if (groupBy.isEmpty()) {
            return null;
        }
        Duration span =
                span(duration.path("value").asText() + duration.path("unit").asText(), INTERVAL);
        boolean missing = !node.path("missing_fields_strategy").asText().equals("doNotSuppress");
        return new Suppression(groupBy, span.toMillis(), missing);
    }

    private static Duration span(String text, Duration otherwise) {
        Matcher span = SPAN.matcher(text.strip());
        if (!span.matches()) {
            return otherwise;
        }
        long count = Long.parseLong(span.group(1));
        return switch (span.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofDays(7 * count);
        };
    }

    private static int number(JsonNode node, int otherwise, int least, int most) {
        return (int) Math.max(least, Math.min(most, node.asLong(otherwise)));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        if (list.isTextual()) {
            texts.add(list.asText().strip());
        }
        list.forEach(text -> texts.add(text.asText().strip()));
        return texts;
    }
}
