package dev.weir.normalize;

import static dev.weir.normalize.source.shared.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.EcsField;
import dev.weir.event.FieldValues;
import dev.weir.event.Truncation;
import dev.weir.normalize.source.shared.Platform;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What kind of document it is, in its vendor's words: tells on the first day what a mapper
 * recognises and makes no use of.
 */
final class DocumentClass {
    private static final int LONGEST = 60;
    private static final EcsField CHANNEL = EcsField.of("winlog.channel");
    private static final EcsField PROVIDER = EcsField.of("winlog.provider_name");
    private static final EcsField NUMBER = EcsField.of("winlog.event_id");

    /** Where vendors name the kind of an event. */
    private static final String[] VENDORS = {
        "event_simpleName",
        "#event_simpleName",
        "crowdstrike.event_simpleName",
        "properties.ActionType",
        "ActionType",
        "m365_defender.event.action.type",
        "event_subtype_full",
        "event_type_full",
        "class_name",
        "class_uid"
    };

    private static final String[] CHANNELS = {
        "winlog.channel",
        "winEventLog.channel",
        "Event.System.Channel",
        "System.Channel",
        "data.win.system.channel",
        "win.system.channel",
        "Channel",
        "channel",
        "log_name",
        "LogName"
    };

    private static final String[] NUMBERS = {
        "winlog.event_id",
        "winEventLog.id",
        "Event.System.EventID",
        "Event.System.EventID.#text",
        "System.EventID",
        "data.win.system.eventID",
        "win.system.eventID",
        "EventID",
        "EventId",
        "event_id",
        "event_id.id",
        "eventid",
        "EventCode"
    };

    /** Carbon Black's, SentinelOne's, and ECS from the particular to the general. */
    private static final String[] OTHERS = {
        "type", "event.type", "event.action", "event.category", "event.dataset", "event.kind"
    };

    private DocumentClass() {}

    /** A short name of printable ASCII, without points: it becomes part of a metric's name. */
    static String of(FieldValues fields, JsonNode document) {
        String number = first(fields, NUMBER);
        if (number == null) {
            return of(document);
        }
        String channel = first(fields, CHANNEL);
        return label((channel == null ? first(fields, PROVIDER) : channel) + " " + number);
    }

    private static @Nullable String first(FieldValues fields, EcsField field) {
        List<?> values = fields.values(field);
        return values.isEmpty() ? null : String.valueOf(values.get(0));
    }

    /** The same of a document whose mapper does not say what entry of which Windows log it is. */
    static String of(JsonNode document) {
        String system = Platform.foreign(document);
        if (system != null && !document.has("winlog")) {
            return label("platform " + system);
        }
        if (document.isTextual()) {
            return label(xml(document.textValue()));
        }
        String name = text(document, VENDORS);
        if (name == null) {
            String number = text(document, NUMBERS);
            String channel = text(document, CHANNELS);
            name = number == null ? text(document, OTHERS) : channel + " " + number;
        }
        return label(name);
    }

    private static @Nullable String xml(String event) {
        String channel = between(event, "<Channel", "</Channel>");
        String number = between(event, "<EventID", "</EventID>");
        return number == null ? channel : channel + " " + number;
    }

    private static @Nullable String between(String xml, String start, String end) {
        int tag = xml.indexOf(start);
        int from = tag < 0 ? -1 : xml.indexOf('>', tag) + 1;
        int to = from <= 0 ? -1 : xml.indexOf(end, from);
        return to < 0 ? null : xml.substring(from, to);
    }

    private static String label(@Nullable String name) {
        if (name == null) {
            return "unnamed";
        }
        String head = Truncation.head(name, LONGEST);
        for (int i = 0; i < head.length(); i++) {
            if (!isPlain(head.charAt(i))) {
                return plain(head);
            }
        }
        return head;
    }

    private static String plain(String text) {
        char[] label = text.toCharArray();
        for (int i = 0; i < label.length; i++) {
            label[i] = isPlain(label[i]) ? label[i] : '_';
        }
        return new String(label);
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7f && c != '.';
    }
}
