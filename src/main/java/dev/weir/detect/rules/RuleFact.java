package dev.weir.detect.rules;

import dev.weir.detect.Flag;
import dev.weir.event.HostKey;
import dev.weir.event.Source;
import dev.weir.ingest.RawRecord;
import dev.weir.sequence.EventOrder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as evidence of a rule, slim enough to be kept in state.
 *
 * @param identity the same for the same event, whichever record brings it
 * @param time event time, or ingest time with {@link Flag#CLOCK_SUSPECT}
 * @param ingested when the record entered the log
 * @param source who observed it
 * @param position where the raw record lies, {@code topic-partition@offset}
 * @param item which of the events of its record, from 0
 * @param sequence {@code event.sequence}; null when the event has none
 * @param host whose event it is; null when it names no host
 * @param flags remarks; empty when there are none
 * @param fields bounded: what an alert shows of an event, and what the rule tested
 * @param tested which of the fields the rule tested
 */
public record RuleFact(
        String identity,
        Instant time,
        Instant ingested,
        Source source,
        String position,
        int item,
        @Nullable Long sequence,
        @Nullable HostKey host,
        List<Flag> flags,
        List<Field> fields,
        List<String> tested) {

    /**
     * A field that the event has.
     *
     * @param name by ECS
     */
    public record Field(String name, List<String> values) {

        /** Whether an alert shows it as its own, not only as what the rule tested. */
        public boolean isShown() {
            return RuleFacts.isShown(name);
        }
    }

    RuleFact withoutFields() {
        return with(List.of(), List.of());
    }

    RuleFact truncated() {
        return with(fields, tested.subList(0, tested.size() / 2));
    }

    private RuleFact with(List<Field> ownFields, List<String> ownTested) {
        return new RuleFact(
                identity, time, ingested, source, position, item, sequence, host, flags, ownFields,
                ownTested);
    }

    /** Its place among all events. */
    EventOrder order() {
        RawRecord at = RawRecord.at(position, 0);
        return new EventOrder(time, sequence, at.topic(), at.partition(), at.offset(), item);
    }

    /** The values of a field; empty when the event has none. */
    public List<String> values(String field) {
        for (Field each : fields) {
            if (each.name().equals(field)) {
                return each.values();
            }
        }
        return List.of();
    }

    /** The first value of a field; null when the event has none. */
    public @Nullable String first(String field) {
        List<String> values = values(field);
        return values.isEmpty() ? null : values.get(0);
    }
}
