package dev.weir.output;

import dev.weir.detect.Hit;
import dev.weir.event.HostKey;
import dev.weir.event.RegistryData;
import dev.weir.event.RegistryPath;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an event as OCSF objects. An object that would lack what OCSF requires of it is left
 * out; what it would have told still stands under {@code unmapped.weir}.
 */
final class OcsfParts {
    private OcsfParts() {}

    static JsonObject device(Hit.Host host, HostKey key) {
        return JsonObject.of()
                .put("hostname", key.name())
                .put("name", host.name())
                .put("domain", key.domain())
                .put("uid", host.id())
                .put("ip", host.ip().isEmpty() ? null : host.ip().get(0))
                .put("type_id", 0)
                .put("type", "Unknown")
                .put("os", JsonObject.of().put("name", "Windows").put("type_id", 100));
    }

    static JsonObject actor(Hit.@Nullable User user, Hit.@Nullable ProcessInfo process) {
        return JsonObject.of().put("user", user(user)).put("process", process(process));
    }

    private static @Nullable JsonObject user(Hit.@Nullable User user) {
        return user == null || user.name() == null && user.id() == null
                ? null
                : JsonObject.of()
                        .put("name", user.name())
                        .put("domain", user.domain())
                        .put("uid", user.id());
    }

    private static @Nullable JsonObject process(Hit.@Nullable ProcessInfo process) {
        if (process == null || process.pid() == null && process.entityId() == null) {
            return null;
        }
        return JsonObject.of()
                .put("name", process.name())
                .put("pid", process.pid())
                .put("uid", process.entityId())
                .put("cmd_line", process.commandLine())
                .put("file", file(process.executable()))
                .put("parent_process", parent(process));
    }

    private static @Nullable JsonObject parent(Hit.ProcessInfo process) {
        return process.parentPid() == null
                ? null
                : JsonObject.of()
                        .put("pid", process.parentPid())
                        .put("file", file(process.parent()));
    }

    /** A regular file, by its full path or its name alone. */
    private static @Nullable JsonObject file(@Nullable String path) {
        if (path == null || path.isEmpty()) {
            return null;
        }
        String name = path.substring(path.lastIndexOf('\\') + 1);
        return JsonObject.of()
                .put("name", name.isEmpty() ? path : name)
                .put("path", name.equals(path) ? null : path)
                .put("type_id", 1);
    }

    static @Nullable JsonObject job(Hit.@Nullable Task task) {
        String name = task == null ? null : task.name();
        return task == null || name == null || name.isEmpty()
                ? null
                : JsonObject.of()
                        .put("name", name)
                        .put("cmd_line", task.command())
                        // A task is kept in a file of its name; where, depends on its kind.
                        .put("file", file(name.substring(name.lastIndexOf('\\') + 1)));
    }

    /** A change without data is one of a key. */
    static @Nullable JsonObject registryKey(Hit.@Nullable Registry change) {
        return change == null || !change.data().isEmpty()
                ? null
                : JsonObject.of().put("path", RegistryPath.of(change.path()).text());
    }

    static @Nullable JsonObject registryValue(Hit.@Nullable Registry change) {
        if (change == null || change.data().isEmpty()) {
            return null;
        }
        RegistryPath path = RegistryPath.of(change.path());
        JsonObject value =
                JsonObject.of().put("name", path.name()).put("path", path.parent().text());
        for (String sent : change.data()) {
            RegistryData data = RegistryData.of(sent, change.type());
            value.put("data", sent).put("reg_integer_data", data.number());
            switch (data.type()) {
                case DWORD -> value.put("type", "REG_DWORD").put("type_id", 2);
                case QWORD -> value.put("type", "REG_QWORD").put("type_id", 8);
                case OTHER, UNKNOWN -> value.put("type", change.type()).put("type_id", 0);
            }
        }
        return value;
    }
}
