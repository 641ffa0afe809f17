package dev.weir.testing;

import dev.weir.detect.Verdict;
import dev.weir.detect.enableat.EnableAtDetector;
import dev.weir.event.EndpointEvent;
import dev.weir.event.EventType;
import dev.weir.event.Host;
import dev.weir.event.ProcessInfo;
import dev.weir.event.RegistryChange;
import dev.weir.event.ScheduledTask;
import dev.weir.event.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Endpoint events of one host, each with only what its test is about. */
public final class Events {
    public static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
    public static final String KEY =
            "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Schedule\\Configuration";
    public static final String P = KEY + "\\EnableAt";
    public static final String TREE =
            "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Schedule\\TaskCache\\Tree\\";
    public static final String SYSTEM32 = "C:\\Windows\\System32\\";

    private static final Source SOURCE = new Source("sysmon", "Sysmon");
    private static final Host HOST = new Host("WS01.corp.example", null, List.of());

    private Events() {}

    public static Verdict verdict(EndpointEvent event) {
        return new EnableAtDetector(Duration.ofMinutes(10))
                .classify(event, T0.plusSeconds(2), "events-0@7", "acme");
    }

    public static EndpointEvent set(String path, String... data) {
        return registry(EventType.REGISTRY_VALUE_SET, path, List.of(data), null, null);
    }

    public static EndpointEvent setTyped(String type, String data) {
        return registry(EventType.REGISTRY_VALUE_SET, P, List.of(data), type, null);
    }

    public static EndpointEvent registry(EventType type, String path) {
        return registry(type, path, List.of(), null, null);
    }

    public static EndpointEvent renamed(String path, @Nullable String newPath) {
        return registry(EventType.REGISTRY_RENAMED, path, List.of(), null, newPath);
    }

    public static EndpointEvent keyCreated(String path, @Nullable String actor) {
        return event(
                EventType.REGISTRY_KEY_CREATED,
                actor == null ? null : process(actor, null, null),
                new RegistryChange(path, List.of(), null, null, null),
                null,
                null,
                null);
    }

    private static EndpointEvent registry(
            EventType type,
            String path,
            List<String> data,
            @Nullable String dataType,
            @Nullable String newPath) {
        return event(
                type,
                null,
                new RegistryChange(path, data, dataType, null, newPath),
                null,
                null,
                null);
    }

    public static EndpointEvent started(String executable, @Nullable String commandLine) {
        return started(executable, commandLine, null);
    }

    public static EndpointEvent started(
            @Nullable String executable, @Nullable String commandLine, @Nullable String original) {
        return event(
                EventType.PROCESS_STARTED,
                process(executable, commandLine, original),
                null,
                null,
                null,
                null);
    }

    public static ProcessInfo process(
            @Nullable String executable, @Nullable String commandLine, @Nullable String original) {
        return new ProcessInfo(null, executable, commandLine, original, 4L, null, null, null);
    }

    public static EndpointEvent task(EventType type, @Nullable String name) {
        return task(type, new ScheduledTask(name, null, null, null, null));
    }

    public static EndpointEvent task(EventType type, @Nullable ScheduledTask task) {
        return event(type, null, null, task, null, null);
    }

    public static EndpointEvent file(String path) {
        return event(EventType.FILE_CREATED, null, null, null, path, null);
    }

    public static EndpointEvent script(String text) {
        return event(EventType.SCRIPT_BLOCK, null, null, null, null, text);
    }

    public static EndpointEvent bare(EventType type) {
        return event(type, null, null, null, null, null);
    }

    private static EndpointEvent event(
            EventType type,
            @Nullable ProcessInfo process,
            @Nullable RegistryChange registry,
            @Nullable ScheduledTask task,
            @Nullable String file,
            @Nullable String script) {
        return new EndpointEvent(
                type, SOURCE, "id-1", T0, HOST, null, process, registry, task, file, script);
    }
}
