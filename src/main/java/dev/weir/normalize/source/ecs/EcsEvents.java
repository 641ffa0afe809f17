package dev.weir.normalize.source.ecs;

import static dev.weir.normalize.source.shared.JsonFields.has;
import static dev.weir.normalize.source.shared.JsonFields.text;
import static dev.weir.normalize.source.shared.JsonFields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.EventType;
import dev.weir.event.RegistryChange;
import dev.weir.event.Source;
import dev.weir.normalize.source.shared.DocumentFields;
import dev.weir.normalize.source.shared.EcsFields;
import dev.weir.normalize.source.shared.EventBuilder;
import dev.weir.normalize.source.shared.EventParts;
import dev.weir.normalize.source.shared.Platform;
import dev.weir.normalize.source.shared.Times;
import dev.weir.normalize.source.windows.WindowsEvents;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an ECS document means by its categorisation, whichever product it comes from. */
public final class EcsEvents {
    private static final Set<String> STARTS =
            Set.of(
                    "start",
                    "creation",
                    "creationevent",
                    "processcreated",
                    "createdprocess",
                    "exec");
    private static final Set<String> FILE_CREATIONS =
            Set.of("creation", "created", "filecreated", "filecreateevent", "overwrite");
    private static final Set<String> TASK_CREATIONS =
            Set.of("scheduledtaskcreated", "scheduledtaskregistered", "taskregister");
    private static final Set<String> TASK_UPDATES =
            Set.of("scheduledtaskupdated", "scheduledtaskmodified", "taskupdate");

    private EcsEvents() {}

    /** The event with all that ECS has fields for; a task has none, see {@link #taskType}. */
    public static EventBuilder map(JsonNode document, Source source) {
        EventBuilder builder =
                new EventBuilder(source)
                        .fields(new DocumentFields(document))
                        .id(text(document, "event.id"))
                        .time(Times.any(text(document, "@timestamp")))
                        .host(EcsFields.host(document))
                        .platform(Platform.of(document))
                        // Without a name it is the user of the Sysmon service, not of the actor.
                        .user(
                                source.equals(WindowsEvents.SYSMON) && !has(document, "user.name")
                                        ? null
                                        : EcsFields.user(document))
                        .process(EcsFields.process(document));
        String path = EcsFields.registryPath(document);
        Set<String> categories = words(document, "event.category");
        Set<String> types = words(document, "event.type");
        Set<String> actions = words(document, "event.action");
        if (path != null) {
            registry(document, path, types, actions, builder);
        } else if (startsProcess(document, categories, types, actions)) {
            builder.type(EventType.PROCESS_STARTED);
        } else if (categories.contains("file")
                && (types.contains("creation") || intersects(actions, FILE_CREATIONS))) {
            builder.file(text(document, "file.path"));
        } else if (has(document, "powershell.file.script_block_text")) {
            builder.script(text(document, "powershell.file.script_block_text"));
        }
        return builder;
    }

    /** What happened to a task by the action, in any product's spelling; null when nothing did. */
    static @Nullable EventType taskType(Set<String> actions) {
        if (intersects(actions, TASK_CREATIONS)) {
            return EventType.TASK_CREATED;
        }
        return intersects(actions, TASK_UPDATES) ? EventType.TASK_UPDATED : null;
    }

    /** The elements of a field in lower case, letters and digits only: spellings differ. */
    static Set<String> words(JsonNode document, String path) {
        Set<String> words = new HashSet<>();
        for (String text : texts(document, path)) {
            words.add(EventParts.word(text));
        }
        return words;
    }

    /**
     * New data makes it a value that is set, also in an "access": Elastic's rule looks at path and
     * data only. Deletions carry the old data.
     */
    private static void registry(
            JsonNode document,
            String path,
            Set<String> types,
            Set<String> actions,
            EventBuilder builder) {
        String sysmon = text(document, "winlog.event_data.EventType");
        Set<String> verbs = sysmon == null ? actions : Set.of(EventParts.word(sysmon));
        boolean value = has(document, "registry.value");
        List<String> data = texts(document, "registry.data.strings");
        RegistryChange change = EventParts.change(path);
        if (verbs.contains("deletekey")) {
            builder.registry(EventType.REGISTRY_KEY_DELETED, change);
        } else if (types.contains("deletion")
                || contains(verbs, "delet") && !contains(verbs, "creat")) {
            builder.registry(
                    value ? EventType.REGISTRY_VALUE_DELETED : EventType.REGISTRY_KEY_DELETED,
                    change);
        } else if (!data.isEmpty()) {
            builder.registry(EventType.REGISTRY_VALUE_SET, EcsFields.withData(change, document));
        } else if (contains(verbs, "renam")) {
            String newName = text(document, "winlog.event_data.NewName");
            builder.registry(
                    EventType.REGISTRY_RENAMED,
                    new RegistryChange(path, List.of(), null, null, newName));
        } else if (verbs.contains("createkey") || types.contains("creation") && !value) {
            builder.registry(EventType.REGISTRY_KEY_CREATED, change);
        } else if (value && (types.contains("change") || types.contains("creation"))) {
            builder.registry(EventType.REGISTRY_VALUE_SET, change);
        }
    }

    private static boolean startsProcess(
            JsonNode document, Set<String> categories, Set<String> types, Set<String> actions) {
        if (!has(document, "process") || has(document, "dll")) {
            return false;
        }
        boolean starts = types.contains("start") || types.contains("processstart");
        return categories.contains("process") && (starts || intersects(actions, STARTS))
                || categories.isEmpty() && intersects(actions, STARTS);
    }

    private static boolean intersects(Set<String> words, Set<String> wanted) {
        for (String word : words) {
            if (wanted.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(Set<String> words, String part) {
        return words.stream().anyMatch(word -> word.contains(part));
    }
}
