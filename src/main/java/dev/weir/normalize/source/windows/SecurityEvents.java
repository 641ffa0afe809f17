package dev.weir.normalize.source.windows;

import static dev.weir.normalize.source.shared.JsonFields.required;

import dev.weir.event.EventType;
import dev.weir.event.RegistryPath;
import dev.weir.ingest.RejectedException;
import dev.weir.normalize.source.shared.EventBuilder;
import dev.weir.normalize.source.shared.EventParts;
import dev.weir.normalize.source.shared.MappedEvent;
import dev.weir.normalize.source.shared.TaskXml;

/** Security 4657, 4688, 4698 and 4702; other numbers change nothing that matters here. */
final class SecurityEvents {
    /** "Registry value deleted", as an id into the message table and as rendered. */
    private static final String DELETED = "%%1906";

    private SecurityEvents() {}

    static MappedEvent map(WindowsEvent event, EventBuilder builder) throws RejectedException {
        builder.user(
                EventParts.user(
                        event.get("SubjectUserName"),
                        event.get("SubjectDomainName"),
                        event.get("SubjectUserSid")));
        return switch (event.id()) {
            case 4657 -> registry(event, builder).build();
            case 4688 -> started(event, builder).build();
            case 4698 -> task(event, builder, EventType.TASK_CREATED, "TaskContent").build();
            case 4702 -> task(event, builder, EventType.TASK_UPDATED, "TaskContentNew").build();
            default -> builder.build();
        };
    }

    private static EventBuilder registry(WindowsEvent event, EventBuilder builder)
            throws RejectedException {
        String key = required(event.get("ObjectName"), "ObjectName");
        String path = RegistryPath.join(key, event.get("ObjectValueName"));
        builder.process(
                EventParts.actor(event.get("ProcessName"), event.number("ProcessId"), null));
        return isDeletion(event)
                ? builder.registry(EventType.REGISTRY_VALUE_DELETED, EventParts.change(path))
                : builder.registry(
                        EventType.REGISTRY_VALUE_SET,
                        EventParts.change(
                                path,
                                event.get("NewValue"),
                                event.get("NewValueType"),
                                event.get("OldValue")));
    }

    /**
     * By the operation, or by data that was there and is not any more: some agents render the
     * operation in the language of the host.
     */
    private static boolean isDeletion(WindowsEvent event) {
        String operation = event.get("OperationType");
        return operation != null && (operation.equals(DELETED) || operation.endsWith(" deleted"))
                || event.saysNothing("NewValueType")
                        && event.saysNothing("NewValue")
                        && event.get("OldValueType", "OldValue") != null;
    }

    private static EventBuilder started(WindowsEvent event, EventBuilder builder)
            throws RejectedException {
        return builder.type(EventType.PROCESS_STARTED)
                .process(
                        EventParts.process(
                                required(event.get("NewProcessName"), "NewProcessName"),
                                event.get("CommandLine"),
                                null,
                                event.number("NewProcessId"),
                                null,
                                event.get("ParentProcessName"),
                                event.number("ProcessId")));
    }

    private static EventBuilder task(
            WindowsEvent event, EventBuilder builder, EventType type, String content)
            throws RejectedException {
        Long client = event.number("ClientProcessId");
        // 0: the caller is no process of this host.
        Long pid = client == null || client == 0 ? null : client;
        return builder.process(EventParts.actor(null, pid, null))
                .task(
                        type,
                        TaskXml.task(
                                required(event.get("TaskName"), "TaskName"),
                                event.get(content, "TaskContent"),
                                TaskXml.remote(event.number("RpcCallClientLocality"), client)));
    }
}
