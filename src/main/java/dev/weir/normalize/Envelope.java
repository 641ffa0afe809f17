package dev.weir.normalize;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.normalize.source.shared.CarriedText;
import dev.weir.normalize.source.shared.JsonFields;
import dev.weir.normalize.source.shared.OtlpValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes events out of what carriers wrap around them. */
final class Envelope {
    /** Envelopes in envelopes: the longest known chain, OpenTelemetry's in a batch, has seven. */
    static final int MAX_LAYERS = 8;

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
                    // Lists under other names.
                    "events",
                    "messages",
                    "logEvents",
                    "Records");

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
            add(CarriedText.document(document.textValue()), carried);
            return carried;
        }
        for (String name : CARRIERS) {
            add(JsonFields.node(document, name), carried);
        }
        if (document.size() == 1 && carried.isEmpty() && document.elements().next().isArray()) {
            carried.add(document.elements().next());
        }
        xml(document, 0, carried);
        return carried;
    }

    /** Whether it names what it carries by the event's own fields: Panther. */
    static boolean repeats(JsonNode document) {
        return document.has("p_log_type") && document.path("event").isObject();
    }

    private static void add(@Nullable JsonNode node, List<JsonNode> carried) {
        JsonNode plain = node == null ? null : OtlpValue.plain(node);
        if (plain != null && plain.isTextual()) {
            plain = CarriedText.document(plain.textValue());
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
            if (child.isTextual() && child.textValue().stripLeading().startsWith("<")) {
                add(child, carried);
            } else if (child.isContainerNode() && depth < XML_DEPTH) {
                xml(child, depth + 1, carried);
            }
        }
    }
}
