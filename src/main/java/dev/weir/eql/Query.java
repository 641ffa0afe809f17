package dev.weir.eql;

import dev.weir.event.EcsField;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query that has been read and checked. */
public sealed interface Query {

    /**
     * @throws EqlException when it is no query, or one that cannot be run
     */
    static Query parse(String text) {
        Query query = new Parser(text).query();
        new TypeCheck(text).check(query);
        return query;
    }

    /**
     * One event that meets a condition.
     *
     * @param category a value of {@code event.category}; null for the word {@code any}
     */
    record Event(@Nullable String category, Expression condition) implements Query {}

    /**
     * Events in order.
     *
     * @param maxspan longest time from the first event to the last; null when not written
     * @param stages runs written out, two or more
     * @param until ends what is open for its key; null when not written
     */
    record Sequence(@Nullable Duration maxspan, List<Stage> stages, @Nullable Stage until)
            implements Query {}

    /**
     * @param keys the fields that join: those of the sequence, then those of the stage
     */
    record Stage(Event event, List<EcsField> keys) {}
}
