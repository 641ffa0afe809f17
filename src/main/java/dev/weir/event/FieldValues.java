package dev.weir.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event as rules see it: the values of a field, read only when a rule asks. */
@FunctionalInterface
public interface FieldValues {

    /** Of an event of which nothing is known. */
    FieldValues NONE = field -> List.of();

    /**
     * Text, numbers, booleans or instants; empty when the event has no such field. The list is read
     * by index.
     */
    List<?> values(EcsField field);

    /**
     * What is known beforehand of all events of this one's kind; the same object for each of them.
     * Null when nothing is: any field may be there.
     */
    default @Nullable FieldSupply supply() {
        return null;
    }
}
