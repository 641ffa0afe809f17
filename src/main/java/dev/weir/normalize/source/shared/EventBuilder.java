package dev.weir.normalize.source.shared;

import dev.weir.event.EndpointEvent;
import dev.weir.event.EventType;
import dev.weir.event.FieldValues;
import dev.weir.event.Host;
import dev.weir.event.ProcessInfo;
import dev.weir.event.RegistryChange;
import dev.weir.event.ScheduledTask;
import dev.weir.event.Source;
import dev.weir.event.User;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the parts of an event; a part that is never set stays null, the type {@code OTHER}. */
public final class EventBuilder {
    private final Source source;
    private EventType type = EventType.OTHER;
    private @Nullable String id;
    private @Nullable Instant time;
    private Host host = new Host(null, null, List.of());
    private @Nullable User user;
    private @Nullable ProcessInfo process;
    private @Nullable RegistryChange registry;
    private @Nullable ScheduledTask task;
    private @Nullable String file;
    private @Nullable String script;

    private FieldValues fields = FieldValues.NONE;
    private boolean foreign;

    public EventBuilder(Source source) {
        this.source = source;
    }

    public EventBuilder type(EventType value) {
        type = value;
        return this;
    }

    public EventBuilder id(@Nullable String value) {
        id = value;
        return this;
    }

    public EventBuilder time(@Nullable Instant value) {
        time = value;
        return this;
    }

    public EventBuilder host(@Nullable String name, @Nullable String hostId) {
        return host(new Host(name, hostId, List.of()));
    }

    public EventBuilder host(Host value) {
        host = value;
        return this;
    }

    public EventBuilder user(@Nullable User value) {
        user = value;
        return this;
    }

    public EventBuilder process(@Nullable ProcessInfo value) {
        process = value;
        return this;
    }

    public EventBuilder registry(EventType value, RegistryChange change) {
        type = value;
        registry = change;
        return this;
    }

    public EventBuilder task(EventType value, ScheduledTask changed) {
        type = value;
        task = changed;
        return this;
    }

    public EventBuilder file(@Nullable String path) {
        type = path == null ? EventType.OTHER : EventType.FILE_CREATED;
        file = path;
        return this;
    }

    public EventBuilder script(@Nullable String text) {
        type = text == null ? EventType.OTHER : EventType.SCRIPT_BLOCK;
        script = text;
        return this;
    }

    public EventBuilder fields(FieldValues values) {
        fields = values;
        return this;
    }

    /**
     * Tells the host's operating system, in the vendor's words. Without one the host counts as
     * Windows; events of others are not used, except of a registry, which only Windows has.
     */
    public EventBuilder platform(@Nullable String system) {
        foreign = Platform.isForeign(system);
        return this;
    }

    public MappedEvent build() {
        if (foreign && registry == null) {
            type = EventType.OTHER;
        }
        EndpointEvent event =
                new EndpointEvent(
                        type, source, id, time, host, user, process, registry, task, file, script);
        return new MappedEvent(event, fields);
    }
}
