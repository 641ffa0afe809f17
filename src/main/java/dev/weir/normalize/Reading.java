package dev.weir.normalize;

import dev.weir.event.EndpointEvent;
import dev.weir.event.EventType;
import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.RawRecord;
import dev.weir.ingest.RecordLimits;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.apache.flink.metrics.MetricGroup;

/** Reads records, counts what was in them, and tells who can use it. */
final class Reading {
    private final EventReader reader;
    private final NormalizerMetrics metrics;
    private final String heartbeatTopic;

    /**
     * A reader of records.
     *
     * @param heartbeatTopic what lies there is no event of a source, nor of use to rules; empty for
     *     none
     */
    Reading(RecordLimits limits, String heartbeatTopic, MetricGroup group) {
        this.heartbeatTopic = heartbeatTopic;
        reader = new EventReader(limits);
        metrics = new NormalizerMetrics(group, InstantSource.system());
    }

    /**
     * @param useful receives what the built-in detection uses
     * @param all receives the same and all other events
     * @param letters receives what is of no use
     */
    void read(
            RawRecord raw,
            Consumer<LocatedEvent> useful,
            Consumer<LocatedEvent> all,
            Consumer<DeadLetter> letters) {
        Consumer<DeadLetter> rejected =
                letter -> {
                    metrics.rejected(letter);
                    letters.accept(letter);
                };
        if (raw.topic().equals(heartbeatTopic)) {
            reader.read(raw, useful, event -> {}, rejected);
            return;
        }
        reader.read(
                raw,
                event -> {
                    metrics.mapped(event);
                    if (isOfUse(event.event())) {
                        useful.accept(event);
                    }
                    all.accept(event);
                },
                all,
                rejected);
    }

    /** Also what only says which name a host has that other records know by its id. */
    private static boolean isOfUse(EndpointEvent event) {
        return event.type() != EventType.OTHER
                || event.host().name() != null && event.host().id() != null;
    }
}
