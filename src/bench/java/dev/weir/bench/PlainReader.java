package dev.weir.bench;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.bench.PlainEvent.Kind;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the peers have for a parser: a Jackson tree of every record, and the places where the shapes
 * of the corpus keep what the rule reads. No more than somebody writes in a day who knows them.
 */
final class PlainReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<JsonPointer> HOST =
            places(
                    "/host/name",
                    "/Hostname",
                    "/properties/DeviceName",
                    "/endpoint.name",
                    "/ComputerName");
    private static final List<JsonPointer> TIME =
            places("/@timestamp", "/time", "/timestamp", "/EventTime");
    private static final List<JsonPointer> KEY =
            places(
                    "/winlog/event_data/TargetObject",
                    "/TargetObject",
                    "/registry/path",
                    "/registry.keyPath",
                    "/properties/RegistryValueName",
                    "/RegValueName");
    private static final List<JsonPointer> DATA =
            places(
                    "/winlog/event_data/Details",
                    "/Details",
                    "/registry/data/strings/0",
                    "/registry.value",
                    "/properties/RegistryValueData",
                    "/RegNumericValue");
    private static final List<JsonPointer> STARTED =
            places("/winlog/event_data/NewProcessName", "/winlog/event_data/Image");
    private static final List<JsonPointer> TASK = places("/winlog/event_data/TaskName");

    private static final Pattern ONE = Pattern.compile("1|0x0*1|DWORD \\(0x0*1\\)");
    private static final Pattern AT_TASK = Pattern.compile("\\\\At\\d+");
    private static final Pattern MILLIS = Pattern.compile("\\d+");

    private PlainReader() {}

    /** Null for what is no event of a host. */
    static @Nullable PlainEvent read(byte[] record) {
        try {
            JsonNode event = JSON.readTree(record);
            String host = first(event, HOST);
            String time = first(event, TIME);
            return host.isEmpty() || time.isEmpty()
                    ? null
                    : new PlainEvent(shortName(host), kind(event), millis(time));
        } catch (IOException e) {
            return null;
        }
    }

    /** One alert a host and arming, told by its identity. */
    static String alert(PlainEvent armed, PlainEvent last) {
        ObjectNode alert = JSON.createObjectNode();
        alert.putObject("event")
                .put("id", armed.host() + "@" + armed.time())
                .put("severity", last.severity());
        alert.putObject("weir").put("host_key", armed.host());
        return alert.toString();
    }

    private static Kind kind(JsonNode event) {
        if (first(event, KEY).endsWith("EnableAt")) {
            return ONE.matcher(first(event, DATA)).matches() ? Kind.ARMED : Kind.OTHER;
        }
        if (AT_TASK.matcher(first(event, TASK)).matches()) {
            return Kind.AT_JOB;
        }
        String code = event.at("/event/code").asText();
        return (code.equals("1") || code.equals("4688"))
                        && first(event, STARTED).toLowerCase(Locale.ROOT).endsWith("\\at.exe")
                ? Kind.AT_RUN
                : Kind.OTHER;
    }

    private static String shortName(String host) {
        int dot = host.indexOf('.');
        return (dot < 0 ? host : host.substring(0, dot)).toLowerCase(Locale.ROOT);
    }

    private static long millis(String time) {
        if (MILLIS.matcher(time).matches()) {
            return Long.parseLong(time);
        }
        return time.endsWith("Z")
                ? Instant.parse(time).toEpochMilli()
                : LocalDateTime.parse(time.replace(' ', 'T'))
                        .toInstant(ZoneOffset.UTC)
                        .toEpochMilli();
    }

    private static String first(JsonNode event, List<JsonPointer> places) {
        for (JsonPointer place : places) {
            JsonNode found = event.at(place);
            if (!found.isMissingNode() && !found.isNull()) {
                return found.asText();
            }
        }
        return "";
    }

    private static List<JsonPointer> places(String... pointers) {
        return Stream.of(pointers).map(JsonPointer::compile).toList();
    }
}
