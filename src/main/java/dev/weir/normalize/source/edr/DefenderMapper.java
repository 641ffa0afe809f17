package dev.weir.normalize.source.edr;

import static dev.weir.normalize.source.shared.JsonFields.has;
import static dev.weir.normalize.source.shared.JsonFields.isObject;
import static dev.weir.normalize.source.shared.JsonFields.number;
import static dev.weir.normalize.source.shared.JsonFields.object;
import static dev.weir.normalize.source.shared.JsonFields.required;
import static dev.weir.normalize.source.shared.JsonFields.text;
import static dev.weir.normalize.source.shared.JsonFields.textOrEmpty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.EventType;
import dev.weir.event.ProcessInfo;
import dev.weir.event.RegistryChange;
import dev.weir.event.RegistryPath;
import dev.weir.event.Source;
import dev.weir.event.User;
import dev.weir.ingest.RejectedException;
import dev.weir.normalize.fields.Mapping;
import dev.weir.normalize.fields.Mappings;
import dev.weir.normalize.source.shared.DocumentColumns;
import dev.weir.normalize.source.shared.EventBuilder;
import dev.weir.normalize.source.shared.EventMapper;
import dev.weir.normalize.source.shared.EventParts;
import dev.weir.normalize.source.shared.Json;
import dev.weir.normalize.source.shared.MappedEvent;
import dev.weir.normalize.source.shared.TaskXml;
import dev.weir.normalize.source.shared.Times;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Microsoft Defender's rows, in the envelope of the streaming API or bare, as hunting queries and
 * Sentinel's tables give them. Columns: the advanced hunting schema.
 */
public final class DefenderMapper implements EventMapper {
    public static final Source SOURCE = new Source("microsoft_defender", "Microsoft Defender");
    private static final Mapping FIELDS = Mappings.of("microsoft_defender");

    @Override
    public String name() {
        return "defender";
    }

    @Override
    public Set<String> marks() {
        return Set.of("properties", "ActionType");
    }

    @Override
    public boolean recognises(JsonNode document) {
        return textOrEmpty(document, "category").startsWith("AdvancedHunting-")
                        && (isObject(document, "properties")
                                || has(document, "properties.ActionType"))
                || has(document, "ActionType")
                        && (has(document, "DeviceName") || has(document, "DeviceId"))
                        && (has(document, "Timestamp") || has(document, "TimeGenerated"));
    }

    @Override
    public MappedEvent map(JsonNode document) throws RejectedException {
        JsonNode properties = object(document, "properties");
        JsonNode row = properties == null ? document : properties;
        String device = text(row, "DeviceId");
        EventBuilder builder =
                new EventBuilder(SOURCE)
                        .fields(DocumentColumns.fields(FIELDS, row, ""))
                        .id(text(row, "ReportId"))
                        .time(Times.utc(text(row, "Timestamp", "TimeGenerated")))
                        .host(text(row, "DeviceName"), device)
                        .user(account(row, "InitiatingProcessAccount"))
                        .process(initiator(row));
        String action = textOrEmpty(row, "ActionType");
        switch (action) {
            case "RegistryValueSet" -> valueSet(row, builder);
            case "RegistryValueDeleted" ->
                    builder.registry(
                            EventType.REGISTRY_VALUE_DELETED,
                            EventParts.change(previous(row, "RegistryValueName")));
            case "RegistryKeyCreated" ->
                    builder.registry(EventType.REGISTRY_KEY_CREATED, EventParts.change(key(row)));
            case "RegistryKeyDeleted" ->
                    builder.registry(
                            EventType.REGISTRY_KEY_DELETED, EventParts.change(previous(row, null)));
            case "RegistryKeyRenamed" ->
                    builder.registry(
                            EventType.REGISTRY_RENAMED,
                            new RegistryChange(
                                    previous(row, null), List.of(), null, null, key(row)));
            case "ProcessCreated" -> started(row, builder);
            case "FileCreated" -> builder.file(text(row, "FolderPath"));
            case "ScheduledTaskCreated" -> task(row, EventType.TASK_CREATED, builder);
            case "ScheduledTaskUpdated" -> task(row, EventType.TASK_UPDATED, builder);
            default -> {}
        }
        return builder.build();
    }

    private static void valueSet(JsonNode row, EventBuilder builder) throws RejectedException {
        builder.registry(
                EventType.REGISTRY_VALUE_SET,
                EventParts.change(
                        RegistryPath.join(key(row), text(row, "RegistryValueName")),
                        text(row, "RegistryValueData"),
                        text(row, "RegistryValueType"),
                        text(row, "PreviousRegistryValueData")));
    }

    private static String key(JsonNode row) throws RejectedException {
        return required(text(row, "RegistryKey"), "properties.RegistryKey");
    }

    /** Deletions and renames leave the current columns empty. */
    private static String previous(JsonNode row, @Nullable String value) throws RejectedException {
        String key =
                required(
                        text(row, "PreviousRegistryKey", "RegistryKey"),
                        "properties.PreviousRegistryKey");
        return value == null ? key : RegistryPath.join(key, text(row, "Previous" + value, value));
    }

    private static void started(JsonNode row, EventBuilder builder) {
        builder.type(EventType.PROCESS_STARTED)
                .user(account(row, "Account"))
                .process(
                        EventParts.process(
                                text(row, "FolderPath", "FileName"),
                                text(row, "ProcessCommandLine"),
                                text(row, "ProcessVersionInfoOriginalFileName"),
                                number(row, "ProcessId"),
                                text(row, "ProcessUniqueId"),
                                text(
                                        row,
                                        "InitiatingProcessFolderPath",
                                        "InitiatingProcessFileName"),
                                number(row, "InitiatingProcessId")));
    }

    /** The task stands in a column that holds JSON as text. */
    private static void task(JsonNode row, EventType type, EventBuilder builder) {
        JsonNode column = object(row, "AdditionalFields");
        JsonNode fields = column == null ? Json.object(text(row, "AdditionalFields")) : column;
        builder.task(
                type,
                TaskXml.task(
                        text(fields, "TaskName"),
                        text(fields, "TaskContent", "TaskContentNew"),
                        (Boolean) null));
    }

    private static @Nullable ProcessInfo initiator(JsonNode row) {
        return EventParts.process(
                text(row, "InitiatingProcessFolderPath", "InitiatingProcessFileName"),
                text(row, "InitiatingProcessCommandLine"),
                text(row, "InitiatingProcessVersionInfoOriginalFileName"),
                number(row, "InitiatingProcessId"),
                text(row, "InitiatingProcessUniqueId"),
                text(row, "InitiatingProcessParentFileName"),
                number(row, "InitiatingProcessParentId"));
    }

    private static @Nullable User account(JsonNode row, String prefix) {
        return EventParts.user(
                text(row, prefix + "Name"),
                text(row, prefix + "Domain"),
                text(row, prefix + "Sid"));
    }
}
