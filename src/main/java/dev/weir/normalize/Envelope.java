package dev.weir.normalize;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.normalize.source.shared.CarriedText;
import dev.weir.normalize.source.shared.JsonFields;
import dev.weir.normalize.source.shared.LazyText;
import dev.weir.normalize.source.shared.OtlpValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes events out of what carriers wrap around them. */
final class Envelope {
    /** Envelopes in envelopes: the longest known chain, OpenTelemetry's in a batch, has seven. */
    static final int MAX_LAYERS = 12;

    /** The names under which carriers hold an event, or a list of them, as object or as text. */
    private static final List<String> CARRIERS =
            List.of(
                    // Elasticsearch: hit, search response, Kibana's table, what a pipeline kept.
                    "_source",
                    "hits",
                    "fields",
                    "event.original",
                    // Kafka Connect, CloudEvents and OpenWEC, Event Hub, container logs, Fluentd.
                    "payload",
                    "data",
                    "records",
                    "log",
                    "message",
                    // Splunk: search export, collector, index.
                    "result",
                    "results",
                    "event",
                    "_raw",
                    // Microsoft's interfaces.
                    "Results",
                    "value",
                    // OpenTelemetry, with its exporters' ways to write a body.
                    "resourceLogs",
                    "scopeLogs",
                    "logRecords",
                    "body",
                    "Body",
                    "structured",
                    "text",
                    // osquery.
                    "columns",
                    "snapshot",
                    "diffResults",
                    "added",
                    // Lists under other names.
                    "events",
                    "messages",
                    "logEvents",
                    "Records");

    /** The bit of {@code rows}, by which a table is known. */
    private static final long ROWS = 1L << CARRIERS.size();

    /** A bit for each carrier, by its name and the first part of it. */
    private static final Map<String, Long> PLACES = places();

    /** What {@link #carried} opens already, part by part, too. */
    private static final Set<String> OPENED =
            Stream.concat(CARRIERS.stream(), Stream.of("original"))
                    .collect(Collectors.toUnmodifiableSet());

    /** Where XML may stand deeper than at the top of a document. */
    private static final int XML_DEPTH = 3;

    private Envelope() {}

    /**
     * What the document may be an envelope of, one entry for each way to open it, the most probable
     * first: an object, a list, or an event's XML as text.
     */
    static List<JsonNode> carried(JsonNode document) {
        List<JsonNode> carried = new ArrayList<>();
        if (document.isTextual()) {
            // An event's XML carries nothing but itself.
            if (CarriedText.eventXml(document.textValue()) == null) {
                add(CarriedText.document(document.textValue()), carried);
            }
            return carried;
        }
        long places = places(document);
        if ((places & ROWS) != 0) {
            add(Table.rows(document), carried);
        }
        for (long left = places & ~ROWS; left != 0; left &= left - 1) {
            String name = CARRIERS.get(Long.numberOfTrailingZeros(left));
            add(JsonFields.node(document, name), carried);
        }
        if (document.size() == 1 && carried.isEmpty() && document.elements().next().isArray()) {
            carried.add(document.elements().next());
        }
        xml(document, 0, carried);
        return carried;
    }

    /** Which of the names the document has. */
    private static long places(JsonNode document) {
        long places = 0;
        for (Iterator<String> names = document.fieldNames(); names.hasNext(); ) {
            Long place = PLACES.get(names.next());
            places |= place == null ? 0 : place;
        }
        return places;
    }

    private static Map<String, Long> places() {
        Map<String, Long> places = new HashMap<>();
        for (int i = 0; i < CARRIERS.size(); i++) {
            String name = CARRIERS.get(i);
            places.merge(name, 1L << i, (some, one) -> some | one);
            places.merge(name.split("\\.", 2)[0], 1L << i, (some, one) -> some | one);
        }
        List.of("rows", "Rows").forEach(name -> places.put(name, ROWS));
        return places;
    }

    /**
     * The last resort for a document that nobody knows: whatever else it holds, under any name, as
     * object, list or JSON in a text.
     */
    static List<JsonNode> others(JsonNode document) {
        List<JsonNode> others = new ArrayList<>();
        if (document.size() == 1 && document.elements().next().isArray()) {
            return others; // opened already
        }
        for (Map.Entry<String, JsonNode> field : document.properties()) {
            JsonNode value = OtlpValue.plain(field.getValue());
            JsonNode inner = value.isTextual() ? document(value) : value;
            if (inner != null && inner.isContainerNode() && !OPENED.contains(field.getKey())) {
                others.add(inner);
            }
        }
        return others;
    }

    /** Whether it names what it carries by the event's own fields: Panther. */
    static boolean repeats(JsonNode document) {
        return document.has("p_log_type") && document.path("event").isObject();
    }

    /** What a text holds; null when it holds none. */
    private static @Nullable JsonNode document(JsonNode text) {
        return LazyText.mayHoldDocument(text) ? CarriedText.document(text.textValue()) : null;
    }

    private static void add(@Nullable JsonNode node, List<JsonNode> carried) {
        JsonNode plain = node == null ? null : OtlpValue.plain(node);
        if (plain != null && plain.isTextual()) {
            plain = document(plain);
        }
        if (plain != null
                && (plain.isContainerNode() || plain.isTextual())
                && !carried.contains(plain)) {
            carried.add(plain);
        }
    }

    /** An event's XML is one wherever it stands. */
    private static void xml(JsonNode node, int depth, List<JsonNode> carried) {
        for (JsonNode child : node) {
            if (LazyText.mayBegin(child, '<') && child.textValue().stripLeading().startsWith("<")) {
                add(child, carried);
            } else if (child.isContainerNode() && depth < XML_DEPTH) {
                xml(child, depth + 1, carried);
            }
        }
    }
}
