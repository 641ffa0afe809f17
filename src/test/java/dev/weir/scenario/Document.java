package dev.weir.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.alert.AlertId;
import dev.weir.event.HostKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * One alert document, read back from its JSON.
 *
 * @param json in the ECS format, which is compared
 * @param ocsf in the OCSF format
 */
record Document(JsonNode json, JsonNode ocsf) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads one line of each format. */
    static Document read(String lines) {
        String[] formats = lines.split("\n");
        try {
            return new Document(JSON.readTree(formats[0]), JSON.readTree(formats[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String id() {
        return json.at("/event/id").textValue();
    }

    /** The id and its aliases. */
    List<String> ids() {
        List<String> ids = strings("/weir/aliases", "");
        ids.add(0, id());
        return ids;
    }

    /** The id that a host of another name has for the same incident. */
    String idFor(Machine host) {
        Instant start = Instant.parse(json.at("/event/start").textValue());
        String domain = json.at("/host/domain").asText();
        long cell = start.getEpochSecond() / 300;
        for (long back = 0; back < 2016; back++) {
            for (String place : List.of("effective ", "note ")) {
                String plain = place + Instant.ofEpochSecond((cell - back) * 300);
                for (String identity : List.of(plain, plain + " " + domain)) {
                    if (idOf(host(), identity).equals(id())) {
                        return idOf(host.name(), identity);
                    }
                }
            }
        }
        throw new AssertionError("id of no opening: " + id());
    }

    private String idOf(String name, String identity) {
        HostKey key = new HostKey(json.at("/weir/tenant").textValue(), name, null);
        return AlertId.of(key, json.at("/rule/id").textValue(), identity);
    }

    int revision() {
        return json.at("/weir/revision").intValue();
    }

    /** The short lower-case name of the host. */
    String host() {
        return json.at("/weir/host_key").textValue();
    }

    Told told() {
        if (json.at("/event/severity").intValue() != json.at("/event/risk_score").intValue()) {
            throw new AssertionError("severity and risk score differ: " + json.at("/event"));
        }
        return new Told(
                json.at("/weir/stage").textValue(),
                json.at("/weir/severity").textValue(),
                json.at("/event/risk_score").intValue());
    }

    /** What is compared of an alert: its revisions, and the rest as the last revision has it. */
    static String summary(List<Document> revisions) {
        Document last = revisions.get(revisions.size() - 1);
        return last.summaryOf(revisions.stream().map(Document::told).toList());
    }

    /** The same of this revision alone. */
    String summary() {
        return summaryOf(List.of(told()));
    }

    private String summaryOf(List<Told> revisions) {
        return summary(
                revisions,
                strings("/weir/evidence", "signal"),
                strings("/weir/flags", ""),
                strings("/weir/sources", ""),
                strings("/weir/evidence", "excepted_by"),
                json.at("/weir/flips").intValue(),
                json.at("/weir/suppressed").booleanValue(),
                Instant.parse(json.at("/event/start").textValue()));
    }

    static String summary(
            List<Told> revisions,
            List<String> evidence,
            Collection<String> flags,
            Collection<String> sources,
            Collection<String> exceptedBy,
            int flips,
            boolean suppressed,
            Instant start) {
        return String.join(
                "\n  ",
                "alert " + revisions,
                "evidence " + evidence,
                "flags " + new TreeSet<>(flags),
                "sources " + new TreeSet<>(sources),
                "excepted by " + new TreeSet<>(exceptedBy),
                "flips " + flips,
                "suppressed " + suppressed,
                "start " + start);
    }

    private List<String> strings(String array, String field) {
        List<String> strings = new ArrayList<>();
        for (JsonNode item : json.at(array)) {
            JsonNode value = field.isEmpty() ? item : item.path(field);
            if (value.isTextual()) {
                strings.add(value.textValue());
            }
        }
        return strings;
    }
}
