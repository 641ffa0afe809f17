package dev.weir.normalize;

import dev.weir.event.EndpointEvent;
import dev.weir.event.EventType;
import dev.weir.event.HostKey;
import dev.weir.normalize.source.shared.EventMapper;
import org.jspecify.annotations.Nullable;

/**
 * An event together with the record that told it.
 *
 * @param event what happened
 * @param fields what rules can ask for
 * @param mapper {@link EventMapper#name()} of the shape it was read from
 * @param unused {@link DocumentClass} of a document of which nothing is used; null for other events
 * @param topic where the record came from
 * @param position {@link dev.weir.ingest.RawRecord#position()}
 * @param item which of the events of its record, from 0
 * @param ingested when the record entered the log, epoch milliseconds
 */
public record LocatedEvent(
        EndpointEvent event,
        LocatedFields fields,
        String mapper,
        @Nullable String unused,
        String topic,
        String position,
        int item,
        long ingested) {

    /** Whether it matters to the built-in detection and names no host, whose history it needs. */
    public boolean isHostless() {
        return event.type() != EventType.OTHER && HostKey.of("", event.host()) == null;
    }

    /** The same as another of the events of its record. */
    LocatedEvent as(int number) {
        return number == item
                ? this
                : new LocatedEvent(
                        event, fields, mapper, unused, topic, position, number, ingested);
    }
}
