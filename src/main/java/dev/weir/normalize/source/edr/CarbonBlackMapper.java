package dev.weir.normalize.source.edr;

import static dev.weir.normalize.source.shared.JsonFields.has;
import static dev.weir.normalize.source.shared.JsonFields.number;
import static dev.weir.normalize.source.shared.JsonFields.required;
import static dev.weir.normalize.source.shared.JsonFields.text;
import static dev.weir.normalize.source.shared.JsonFields.textOrEmpty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.EventType;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Carbon Black Cloud's data forwarder. Its registry events tell the path, never the data: they can
 * show that a value was deleted, not what it was set to.
 */
public final class CarbonBlackMapper implements EventMapper {
    private static final Source SOURCE = new Source("carbon_black", "Carbon Black");
    private static final Mapping FIELDS = Mappings.of("carbon_black");
    private static final String TYPES = "endpoint.event.";

    @Override
    public String name() {
        return "carbon_black";
    }

    @Override
    public Set<String> marks() {
        return Set.of("type");
    }

    @Override
    public boolean recognises(JsonNode document) {
        return textOrEmpty(document, "type").startsWith(TYPES);
    }

    @Override
    public MappedEvent map(JsonNode document) throws RejectedException {
        EventBuilder builder =
                new EventBuilder(SOURCE)
                        .fields(DocumentColumns.fields(FIELDS, document, ""))
                        .id(text(document, "event_id"))
                        .time(Times.zoned(text(document, "device_timestamp")))
                        .host(
                                EventParts.fileName(text(document, "device_name")),
                                text(document, "device_id"))
                        .user(EventParts.account(text(document, "process_username"), null))
                        .process(
                                EventParts.process(
                                        text(document, "process_path"),
                                        text(document, "process_cmdline"),
                                        null,
                                        number(document, "process_pid"),
                                        text(document, "process_guid"),
                                        text(document, "parent_path"),
                                        number(document, "parent_pid")));
        // Flags joined by " | ".
        String action = textOrEmpty(document, "action");
        switch (textOrEmpty(document, "type").substring(TYPES.length())) {
            case "procstart" -> started(document, builder);
            case "regmod" -> registry(document, action, builder);
            case "filemod" -> {
                if (action.contains("ACTION_FILE_CREATE")) {
                    builder.file(text(document, "filemod_name"));
                }
            }
            default -> {}
        }
        return builder.build();
    }

    /** The new process is the child; {@code process_*} is its parent. */
    private static void started(JsonNode document, EventBuilder builder) {
        builder.type(EventType.PROCESS_STARTED);
        if (has(document, "childproc_name")) {
            builder.user(
                            EventParts.account(
                                    text(document, "childproc_username", "process_username"), null))
                    .process(
                            EventParts.process(
                                    text(document, "childproc_name"),
                                    text(document, "target_cmdline"),
                                    null,
                                    number(document, "childproc_pid"),
                                    text(document, "childproc_guid"),
                                    text(document, "process_path"),
                                    number(document, "process_pid")));
        }
    }

    private static void registry(JsonNode document, String action, EventBuilder builder)
            throws RejectedException {
        EventType type = registryType(action);
        if (type != null) {
            builder.registry(
                    type,
                    EventParts.change(required(text(document, "regmod_name"), "regmod_name")));
        }
    }

    private static @Nullable EventType registryType(String action) {
        if (action.contains("ACTION_DELETE_VALUE")) {
            return EventType.REGISTRY_VALUE_DELETED;
        }
        if (action.contains("ACTION_DELETE_KEY")) {
            return EventType.REGISTRY_KEY_DELETED;
        }
        if (action.contains("ACTION_WRITE_VALUE")) {
            return EventType.REGISTRY_VALUE_SET;
        }
        return action.contains("ACTION_CREATE_KEY") ? EventType.REGISTRY_KEY_CREATED : null;
    }
}
