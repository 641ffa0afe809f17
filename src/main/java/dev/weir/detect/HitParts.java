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

    /** Of paths and command lines; 260 characters are the longest path of most programs. */
    private static final int LONG = 500;

    /** Of all else, which is only shown or compared as a whole. */
    private static final int TEXT = 200;

    private static final int ELEMENTS = 5;

    private HitParts() {}

    /** Cut to what a hit may hold; null in, null out. */
    public static @Nullable String text(@Nullable String text) {
        return text == null ? null : Truncation.text(text, TEXT);
    }

    private static @Nullable String longText(@Nullable String text) {
        return text == null ? null : Truncation.text(text, LONG);
    }

    private static List<String> list(List<String> texts) {
        return texts.stream().limit(ELEMENTS).map(text -> Truncation.text(text, TEXT)).toList();
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
                        longText(process.executable()),
                        longText(process.commandLine()),
                        text(process.originalFileName()),
                        process.pid(),
                        text(process.entityId()),
                        longText(process.parent()),
                        process.parentPid());
    }

    public static Hit.@Nullable Registry registry(@Nullable RegistryChange change) {
        return change == null
                ? null
                : new Hit.Registry(
                        Truncation.text(change.path(), LONG),
                        list(change.data()),
                        text(change.type()),
                        text(change.previousData()),
                        longText(change.newPath()));
    }

    /**
     * @param name in one spelling whoever tells it; null when unknown
     */
    public static Hit.@Nullable Task task(@Nullable ScheduledTask task, @Nullable String name) {
        return task == null
                ? null
                : new Hit.Task(longText(name), longText(task.command()), text(task.principal()));
    }

    /** How many characters the hit's texts have: what makes it large in state. */
    public static int length(Hit hit) {
        int length = length(hit.key().tenant(), hit.key().name(), hit.key().domain());
        length += length(hit.eventId(), hit.position(), hit.summary(), hit.exceptedBy());
        length += length(hit.host().name(), hit.host().id()) + length(hit.host().ip());
        Hit.User user = hit.user();
        if (user != null) {
            length += length(user.name(), user.domain(), user.id());
        }
        Hit.ProcessInfo process = hit.process();
        if (process != null) {
            length += length(process.name(), process.executable(), process.commandLine());
            length += length(process.originalFileName(), process.entityId(), process.parent());
        }
        Hit.Registry change = hit.registry();
        if (change != null) {
            length += length(change.path(), change.type(), change.previousData(), change.newPath());
            length += length(change.data());
        }
        Hit.Task task = hit.task();
        return task == null
                ? length
                : length + length(task.name(), task.command(), task.principal());
    }

    private static int length(@Nullable String... texts) {
        int length = 0;
        for (String text : texts) {
            length += text == null ? 0 : text.length();
        }
        return length;
    }

    private static int length(List<String> texts) {
        return texts.stream().mapToInt(String::length).sum();
    }
}
