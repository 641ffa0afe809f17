package dev.weir.detect.enableat;

import dev.weir.event.Host;
import dev.weir.event.ProcessInfo;
import dev.weir.event.RegistryChange;
import dev.weir.event.ScheduledTask;
import dev.weir.event.Truncation;
import dev.weir.event.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bounds what a hit carries into state: attackers choose names and command lines. */
public final class Slim {

    private static final int TEXT = 1_000;
    private static final int ELEMENTS = 10;
    private static final int ELEMENT = 200;

    private Slim() {}

    public static @Nullable String orNull(@Nullable String text) {
        return text == null ? null : Truncation.text(text, TEXT);
    }

    private static List<String> list(List<String> texts) {
        return texts.stream().limit(ELEMENTS).map(text -> Truncation.text(text, ELEMENT)).toList();
    }

    public static Host host(Host host) {
        return new Host(orNull(host.name()), orNull(host.id()), list(host.ip()));
    }

    public static @Nullable User user(@Nullable User user) {
        return user == null
                ? null
                : new User(orNull(user.name()), orNull(user.domain()), orNull(user.id()));
    }

    public static @Nullable ProcessInfo process(@Nullable ProcessInfo process) {
        return process == null
                ? null
                : new ProcessInfo(
                        orNull(process.name()),
                        orNull(process.executable()),
                        orNull(process.commandLine()),
                        orNull(process.originalFileName()),
                        process.pid(),
                        orNull(process.entityId()),
                        orNull(process.parent()),
                        process.parentPid());
    }

    public static @Nullable RegistryChange registry(@Nullable RegistryChange change) {
        return change == null
                ? null
                : new RegistryChange(
                        Truncation.text(change.path(), TEXT),
                        list(change.data()),
                        orNull(change.type()),
                        orNull(change.previousData()),
                        orNull(change.newPath()));
    }

    /** Without the definition, and with the name in its one spelling. */
    public static @Nullable ScheduledTask task(@Nullable ScheduledTask task) {
        return task == null
                ? null
                : new ScheduledTask(
                        orNull(TaskName.of(task.name())),
                        orNull(task.command()),
                        orNull(task.principal()),
                        null,
                        task.remote());
    }
}
