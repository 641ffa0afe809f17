package dev.weir.normalize;

import dev.weir.event.EndpointEvent;
import dev.weir.normalize.source.shared.EventMapper;

/**
 * An event together with the record that told it.
 *
 * @param event what happened
 * @param mapper {@link EventMapper#name()} of the shape it was read from
 * @param topic where the record came from
 * @param position {@link dev.weir.ingest.RawRecord#position()}
 * @param ingested when the record entered the log, epoch milliseconds
 */
public record LocatedEvent(
        EndpointEvent event, String mapper, String topic, String position, long ingested) {}
