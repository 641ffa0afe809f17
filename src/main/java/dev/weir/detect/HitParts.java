package dev.weir.detect;

import dev.weir.event.Host;
import dev.weir.event.ProcessInfo;
import dev.weir.event.RegistryChange;
import dev.weir.event.ScheduledTask;
import dev.weir.event.Truncation;
import dev.weir.event.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a hit's records of an event's, and bounds them: attackers choose names and commands. */
public final class HitParts {

    private static final int TEXT = 1_000;
    private static final int ELEMENTS = 10;
    private static final int ELEMENT = 200;

    private HitParts() {}

    /** Cut to what a hit may hold; null in, null out. */
    public static @Nullable String text(@Nullable String text) {
        return text == null ? null : Truncation.text(text, TEXT);
    }

    private static List<String> list(List<String> texts) {
        return texts.stream().limit(ELEMENTS).map(text -> Truncation.text(text, ELEMENT)).toList();
    }

    public static Hit.Host host(Host host) {
        return new Hit.Host(text(host.name()), text(host.id()), list(host.ip()));
    }

    public static Hit.@Nullable User user(@Nullable User user) {
        return user == null
                ? null
                : new Hit.User(text(user.name()), text(user.domain()), text(user.id()));
    }

    public static Hit.@Nullable ProcessInfo process(@Nullable ProcessInfo process) {
        return process == null
                ? null
                : new Hit.ProcessInfo(
                        text(process.name()),
                        text(process.executable()),
                        text(process.commandLine()),
                        text(process.originalFileName()),
                        process.pid(),
                        text(process.entityId()),
                        text(process.parent()),
                        process.parentPid());
    }

    public static Hit.@Nullable Registry registry(@Nullable RegistryChange change) {
        return change == null
                ? null
                : new Hit.Registry(
                        Truncation.text(change.path(), TEXT),
                        list(change.data()),
                        text(change.type()),
                        text(change.previousData()),
                        text(change.newPath()));
    }

    /**
     * @param name in one spelling whoever tells it; null when unknown
     */
    public static Hit.@Nullable Task task(@Nullable ScheduledTask task, @Nullable String name) {
        return task == null
                ? null
                : new Hit.Task(text(name), text(task.command()), text(task.principal()));
    }
}
