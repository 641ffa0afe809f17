package dev.weir.sequence;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The place of an event among all others; the clock alone does not tell two of one millisecond
 * apart.
 *
 * @param time event time
 * @param sequence {@code event.sequence}; null when the event has none, and then it is first
 * @param topic where its record came from
 * @param partition of the topic
 * @param offset of the record
 * @param item which of the events of its record, from 0
 */
public record EventOrder(
        Instant time, @Nullable Long sequence, String topic, int partition, long offset, int item)
        implements Comparable<EventOrder> {

    private static final Comparator<EventOrder> ORDER =
            Comparator.comparing(EventOrder::time)
                    .thenComparing(
                            EventOrder::sequence, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(EventOrder::topic)
                    .thenComparingInt(EventOrder::partition)
                    .thenComparingLong(EventOrder::offset)
                    .thenComparingInt(EventOrder::item);

    @Override
    public int compareTo(EventOrder other) {
        return ORDER.compare(this, other);
    }
}
