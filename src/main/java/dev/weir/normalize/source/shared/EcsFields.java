package dev.weir.normalize.source.shared;

import static dev.weir.normalize.source.shared.JsonFields.number;
import static dev.weir.normalize.source.shared.JsonFields.text;
import static dev.weir.normalize.source.shared.JsonFields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.Host;
import dev.weir.event.ProcessInfo;
import dev.weir.event.RegistryChange;
import dev.weir.event.RegistryPath;
import dev.weir.event.ScheduledTask;
import dev.weir.event.User;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** EventParts of an event from ECS fields. */
public final class EcsFields {
    private EcsFields() {}

    public static Host host(JsonNode document) {
        return new Host(
                text(document, "host.name", "host.hostname"),
                text(document, "host.id"),
                texts(document, "host.ip"));
    }

    /**
     * The host by the name in the event itself. Where that is another machine than {@code host.*},
     * the latter is the collector, and its id and addresses are not the origin's.
     */
    public static Host origin(
            JsonNode document, @Nullable String computer, @Nullable String otherwise) {
        Host agent = host(document);
        String name = computer != null ? computer : otherwise;
        if (name == null && agent.name() == null) {
            // The id alone may be a collector's, which would bring its hosts together.
            return new Host(null, null, agent.ip());
        }
        if (name == null || agent.name() == null) {
            return name == null ? agent : new Host(name, agent.id(), agent.ip());
        }
        return shortName(name).equals(shortName(agent.name()))
                ? new Host(name, agent.id(), agent.ip())
                : new Host(name, null, List.of());
    }

    public static @Nullable User user(JsonNode document) {
        String domain = text(document, "user.domain");
        String name = text(document, "user.name");
        String id = text(document, "user.id");
        return domain == null ? EventParts.account(name, id) : EventParts.user(name, domain, id);
    }

    public static @Nullable ProcessInfo process(JsonNode document) {
        String executable = text(document, "process.executable");
        String name = text(document, "process.name");
        ProcessInfo process =
                EventParts.process(
                        executable == null ? name : executable,
                        commandLine(document),
                        text(
                                document,
                                "process.pe.original_file_name",
                                "process.Ext.original_file_name"),
                        number(document, "process.pid"),
                        text(document, "process.entity_id"),
                        text(document, "process.parent.executable", "process.parent.name"),
                        number(document, "process.parent.pid"));
        return process == null
                ? null
                : new ProcessInfo(
                        name == null ? process.name() : EventParts.fileName(name),
                        executable,
                        process.commandLine(),
                        process.originalFileName(),
                        process.pid(),
                        process.entityId(),
                        process.parent(),
                        process.parentPid());
    }

    /** {@code registry.path}, or hive, key and value name where only those are sent; or null. */
    public static @Nullable String registryPath(JsonNode document) {
        String path = text(document, "registry.path");
        if (path != null) {
            return path;
        }
        String key = text(document, "registry.key");
        if (key == null) {
            return null;
        }
        String full = RegistryPath.join(key, text(document, "registry.value"));
        String hive = text(document, "registry.hive");
        return hive == null ? full : RegistryPath.join(hive, full);
    }

    /** The task of a 4698 or 4702, of which ECS keeps the event data. */
    public static ScheduledTask task(JsonNode document) {
        String data = "winlog.event_data.";
        return TaskXml.task(
                text(document, data + "TaskName", "winlog.scheduled_task.name"),
                text(document, data + "TaskContentNew", data + "TaskContent"),
                TaskXml.remote(
                        number(document, data + "RpcCallClientLocality"),
                        number(document, data + "ClientProcessId")));
    }

    /** The same change with the data of the ECS fields. */
    public static RegistryChange withData(RegistryChange change, JsonNode document) {
        return new RegistryChange(
                change.path(),
                texts(document, "registry.data.strings"),
                text(document, "registry.data.type"),
                change.previousData(),
                change.newPath());
    }

    private static @Nullable String commandLine(JsonNode document) {
        String line = text(document, "process.command_line");
        if (line != null) {
            return line;
        }
        List<String> args = texts(document, "process.args");
        return args.isEmpty() ? null : String.join(" ", args);
    }

    private static String shortName(String name) {
        int dot = name.indexOf('.');
        return (dot < 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
    }
}
