package dev.weir.normalize.source.edr;

import static dev.weir.normalize.source.shared.JsonFields.has;
import static dev.weir.normalize.source.shared.JsonFields.number;
import static dev.weir.normalize.source.shared.JsonFields.required;
import static dev.weir.normalize.source.shared.JsonFields.text;
import static dev.weir.normalize.source.shared.JsonFields.textOrEmpty;
import static dev.weir.normalize.source.shared.JsonFields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.EventType;
import dev.weir.event.RegistryChange;
import dev.weir.event.Source;
import dev.weir.ingest.RejectedException;
import dev.weir.normalize.fields.Mapping;
import dev.weir.normalize.fields.Mappings;
import dev.weir.normalize.source.shared.DocumentColumns;
import dev.weir.normalize.source.shared.EventBuilder;
import dev.weir.normalize.source.shared.EventMapper;
import dev.weir.normalize.source.shared.EventParts;
import dev.weir.normalize.source.shared.MappedEvent;
import dev.weir.normalize.source.shared.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Elastic Endgame's own sensor stream. Field names and opcodes: eqllib's Endgame source. */
public final class EndgameMapper implements EventMapper {
    public static final Source SOURCE = new Source("elastic_endgame", "Elastic Endgame");
    private static final Mapping FIELDS = Mappings.of("elastic_endgame");

    @Override
    public String name() {
        return "endgame";
    }

    @Override
    public Set<String> marks() {
        return Set.of("event_type_full");
    }

    @Override
    public boolean recognises(JsonNode document) {
        return has(document, "event_type_full");
    }

    @Override
    public MappedEvent map(JsonNode document) throws RejectedException {
        Instant time = Times.fileTime(text(document, "timestamp"));
        EventBuilder builder =
                new EventBuilder(SOURCE)
                        .fields(DocumentColumns.fields(FIELDS, document, ""))
                        .id(text(document, "serial_event_id"))
                        .time(time == null ? Times.utc(text(document, "timestamp_utc")) : time)
                        .host(text(document, "hostname", "host_name"), text(document, "agent_id"))
                        .user(
                                EventParts.user(
                                        text(document, "user_name"),
                                        text(document, "user_domain"),
                                        text(document, "user_sid")))
                        .process(
                                EventParts.process(
                                        text(document, "process_path", "process_name"),
                                        text(document, "command_line"),
                                        text(document, "original_file_name"),
                                        number(document, "pid"),
                                        text(document, "unique_pid"),
                                        text(
                                                document,
                                                "parent_process_path",
                                                "parent_process_name"),
                                        number(document, "ppid")));
        String subtype = textOrEmpty(document, "event_subtype_full");
        String opcode = textOrEmpty(document, "opcode");
        switch (textOrEmpty(document, "event_type_full")) {
            case "process_event" -> {
                if (opcode.equals("1") || opcode.equals("5")) {
                    builder.type(EventType.PROCESS_STARTED);
                }
            }
            case "registry_event" -> registry(document, subtype, builder);
            case "file_event" -> {
                if (opcode.equals("0") || opcode.equals("3")) {
                    builder.file(text(document, "file_path"));
                }
            }
            default -> {}
        }
        return builder.build();
    }

    private static void registry(JsonNode document, String subtype, EventBuilder builder)
            throws RejectedException {
        String path = required(text(document, "key_path", "registry_path"), "key_path");
        boolean value = has(document, "key_type") || has(document, "bytes_written");
        if (subtype.contains("delete")) {
            builder.registry(
                    value ? EventType.REGISTRY_VALUE_DELETED : EventType.REGISTRY_KEY_DELETED,
                    EventParts.change(path));
        } else if (subtype.contains("modify") || value) {
            builder.registry(
                    EventType.REGISTRY_VALUE_SET,
                    new RegistryChange(
                            path, data(document), text(document, "key_type"), null, null));
        } else if (subtype.contains("create")) {
            builder.registry(EventType.REGISTRY_KEY_CREATED, EventParts.change(path));
        }
    }

    private static List<String> data(JsonNode document) {
        List<String> data = new ArrayList<>(texts(document, "bytes_written_string"));
        data.addAll(texts(document, "bytes_written_string_list"));
        String number = data.isEmpty() ? littleEndian(document) : null;
        if (number != null) {
            data.add(number);
        }
        return data;
    }

    /** A DWORD or QWORD of which only the bytes were sent, as decimal text. */
    private static @Nullable String littleEndian(JsonNode document) {
        String bytes = text(document, "bytes_written");
        String type = textOrEmpty(document, "key_type");
        if (bytes == null || !type.equals("dword") && !type.equals("qword")) {
            return null;
        }
        try {
            byte[] little = Base64.getDecoder().decode(bytes);
            long value = 0;
            for (int i = Math.min(little.length, 8) - 1; i >= 0; i--) {
                value = value << 8 | little[i] & 0xff;
            }
            return little.length == 0 ? null : Long.toUnsignedString(value);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
