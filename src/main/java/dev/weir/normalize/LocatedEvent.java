package dev.weir.normalize;

import dev.weir.event.EndpointEvent;
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
 * @param ingested when the record entered the log, epoch milliseconds
 */
public record LocatedEvent(
        EndpointEvent event,
        LocatedFields fields,
        String mapper,
        @Nullable String unused,
        String topic,
        String position,
        long ingested) {}
