package dev.weir.normalize.source.windows;

import static dev.weir.normalize.source.shared.JsonFields.required;

import dev.weir.event.EventType;
import dev.weir.event.RegistryChange;
import dev.weir.ingest.RejectedException;
import dev.weir.normalize.source.shared.EventBuilder;
import dev.weir.normalize.source.shared.EventParts;
import dev.weir.normalize.source.shared.JsonFields;
import dev.weir.normalize.source.shared.MappedEvent;
import dev.weir.normalize.source.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sysmon 1, 11, 12, 13 and 14. Field names: schema of Sysmon 15 ({@code sysmon -s}). */
final class SysmonEvents {
    private SysmonEvents() {}

    static MappedEvent map(WindowsEvent event, EventBuilder builder) throws RejectedException {
        Instant utc = Times.utc(event.get("UtcTime"));
        builder.time(utc == null ? event.time() : utc)
                // Only the event's own user acted: the entry's is that of the Sysmon service.
                .user(EventParts.account(event.get("User"), null))
                .process(
                        EventParts.actor(
                                event.get("Image"),
                                event.number("ProcessId"),
                                event.get("ProcessGuid")));
        return switch (event.id()) {
            case 1 -> started(event, builder).build();
            case 11 ->
                    builder.file(required(event.get("TargetFilename"), "TargetFilename")).build();
            case 12 -> keyOrDeletion(event, builder).build();
            case 13 ->
                    builder.registry(
                                    EventType.REGISTRY_VALUE_SET,
                                    EventParts.change(
                                            target(event), event.get("Details"), null, null))
                            .build();
            case 14 -> renamed(event, builder).build();
            default -> builder.build();
        };
    }

    private static EventBuilder started(WindowsEvent event, EventBuilder builder)
            throws RejectedException {
        return builder.type(EventType.PROCESS_STARTED)
                .process(
                        EventParts.process(
                                required(event.get("Image"), "Image"),
                                event.get("CommandLine"),
                                event.get("OriginalFileName"),
                                event.number("ProcessId"),
                                event.get("ProcessGuid"),
                                event.get("ParentImage"),
                                event.number("ParentProcessId")));
    }

    private static EventBuilder keyOrDeletion(WindowsEvent event, EventBuilder builder)
            throws RejectedException {
        RegistryChange change = EventParts.change(target(event));
        String operation = operation(event);
        if (operation == null) {
            return builder.registry(EventType.REGISTRY_CHANGED, change);
        }
        return switch (operation.toLowerCase(Locale.ROOT)) {
            case "createkey" -> builder.registry(EventType.REGISTRY_KEY_CREATED, change);
            case "deletekey" -> builder.registry(EventType.REGISTRY_KEY_DELETED, change);
            case "deletevalue" -> builder.registry(EventType.REGISTRY_VALUE_DELETED, change);
            default -> throw JsonFields.invalid("EventType of Sysmon 12", operation);
        };
    }

    private static EventBuilder renamed(WindowsEvent event, EventBuilder builder)
            throws RejectedException {
        return builder.registry(
                EventType.REGISTRY_RENAMED,
                new RegistryChange(target(event), List.of(), null, null, event.get("NewName")));
    }

    private static String target(WindowsEvent event) throws RejectedException {
        return required(event.get("TargetObject"), "TargetObject");
    }

    /**
     * Sysmon's {@code EventType}. NXLog and Splunk have a field of that name for themselves ({@code
     * INFO}, {@code 4}) and may overwrite Sysmon's; the rendered message still says it. Null where
     * neither does.
     */
    private static @Nullable String operation(WindowsEvent event) {
        String own = event.get("EventType");
        if (own != null && !own.equalsIgnoreCase("INFO") && JsonFields.number(own) == null) {
            return own;
        }
        return line(event.get("Message"), "EventType: ");
    }

    private static @Nullable String line(@Nullable String message, String start) {
        int from = message == null ? -1 : message.indexOf(start);
        if (message == null || from < 0) {
            return null;
        }
        int to = from + start.length();
        while (to < message.length() && !Character.isISOControl(message.charAt(to))) {
            to++;
        }
        return message.substring(from + start.length(), to).strip();
    }
}
