package dev.weir.local.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.detect.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One incident of the report: all revisions of one alert.
 *
 * @param revisions ECS documents in order of emission, never empty
 */
record ReportIncident(List<JsonNode> revisions) {
    /** The worst first; what is suppressed after what is not; then by time. */
    private static final Comparator<ReportIncident> ORDER =
            Comparator.comparing(ReportIncident::score)
                    .reversed()
                    .thenComparing(ReportIncident::suppressed)
                    .thenComparing(ReportIncident::start)
                    .thenComparing(ReportIncident::id);

    static List<ReportIncident> of(Collection<JsonNode> alerts) {
        Map<String, List<JsonNode>> byId = new LinkedHashMap<>();
        for (JsonNode alert : alerts) {
            byId.computeIfAbsent(alert.at("/event/id").asText(), id -> new ArrayList<>())
                    .add(alert);
        }
        return byId.values().stream().map(ReportIncident::new).sorted(ORDER).toList();
    }

    /** The last revision. */
    JsonNode last() {
        return revisions.get(revisions.size() - 1);
    }

    String id() {
        return last().at("/event/id").asText();
    }

    String severity() {
        return last().at("/weir/severity").asText();
    }

    int score() {
        return last().at("/event/risk_score").asInt();
    }

    boolean suppressed() {
        return last().at("/weir/suppressed").asBoolean();
    }

    String host() {
        return last().at("/host/hostname").asText();
    }

    String reason() {
        return last().at("/event/reason").asText();
    }

    Instant start() {
        return Instant.parse(last().at("/event/start").asText());
    }

    JsonNode arming() {
        return last().at("/weir/arming");
    }

    List<JsonNode> evidence() {
        return list(last().at("/weir/evidence"));
    }

    List<Instant> resets() {
        return list(last().at("/weir/resets")).stream()
                .map(time -> Instant.parse(time.asText()))
                .toList();
    }

    List<JsonNode> nearbyTasks() {
        return list(last().at("/weir/context/nearby_tasks"));
    }

    /** The time since the arming with its sign, such as {@code +91 s}. */
    String since(Instant time) {
        Duration span = Duration.between(start(), time);
        return span.isZero() ? "0" : (span.isNegative() ? "−" : "+") + Wording.span(span);
    }

    static Instant time(JsonNode item) {
        return Instant.parse(item.path("time").asText());
    }

    /** {@code DOMAIN\name}, the name, the SID, or an empty text. */
    static String user(JsonNode user) {
        String name = user.path("name").asText();
        String domain = user.path("domain").asText();
        if (name.isEmpty()) {
            return user.path("id").asText();
        }
        return domain.isEmpty() ? name : domain + "\\" + name;
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    static String words(JsonNode array) {
        return list(array).stream().map(JsonNode::asText).collect(Collectors.joining(", "));
    }

    /** A stable id such as {@code at_job} as words. */
    static String words(String id) {
        return id.replace('_', ' ');
    }
}
