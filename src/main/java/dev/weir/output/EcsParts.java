package dev.weir.output;

import dev.weir.detect.Hit;
import dev.weir.event.HostKey;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The parts of an event under their ECS names; null in, null out. */
final class EcsParts {
    private EcsParts() {}

    static JsonObject host(Hit.Host host, HostKey key) {
        return JsonObject.of()
                .put("name", Objects.requireNonNullElse(host.name(), key.name()))
                .put("hostname", key.name())
                .put("domain", key.domain())
                .put("id", host.id())
                .put("ip", host.ip())
                .put("os", JsonObject.of().put("type", "windows"));
    }

    static @Nullable JsonObject user(Hit.@Nullable User user) {
        return user == null
                ? null
                : JsonObject.of()
                        .put("name", user.name())
                        .put("domain", user.domain())
                        .put("id", user.id());
    }

    static @Nullable JsonObject process(Hit.@Nullable ProcessInfo process) {
        if (process == null) {
            return null;
        }
        return JsonObject.of()
                .put("name", process.name())
                .put("executable", process.executable())
                .put("pid", process.pid())
                .put("entity_id", process.entityId())
                .put("command_line", process.commandLine())
                .put("pe", JsonObject.of().put("original_file_name", process.originalFileName()))
                .put("parent", parent(process));
    }

    private static JsonObject parent(Hit.ProcessInfo process) {
        String parent = process.parent();
        boolean path = parent != null && parent.indexOf('\\') >= 0;
        return JsonObject.of()
                .put(path ? "executable" : "name", parent)
                .put("pid", process.parentPid());
    }

    /** The change as its source spelled it. */
    static @Nullable JsonObject registry(Hit.@Nullable Registry change) {
        if (change == null) {
            return null;
        }
        return JsonObject.of()
                .put("path", change.path())
                .put("data", data(change.data(), change.type()))
                .put("previous_data", change.previousData())
                .put("new_path", change.newPath());
    }

    static JsonObject data(List<String> strings, @Nullable String type) {
        return JsonObject.of().put("strings", strings).put("type", type);
    }

    static @Nullable JsonObject task(Hit.@Nullable Task task) {
        return task == null
                ? null
                : JsonObject.of()
                        .put("name", task.name())
                        .put("command", task.command())
                        .put("principal", task.principal());
    }
}
