package dev.weir.sequence;

import dev.weir.eql.Query;
import java.time.Duration;

/**
 * All that finding the matches of a sequence needs to know of it. Small, so that it travels with
 * each hit, and who keeps the hits needs no rules.
 *
 * @param length how many events a match has: runs are written out; two or more
 * @param maxspanMillis longest time from the first event of a match to its last, inclusive
 */
public record SequenceShape(int length, long maxspanMillis) {

    /** Longer than any two events are apart, and sums of it still fit. */
    private static final Duration FOREVER = Duration.ofDays(1_000_000_000);

    /**
     * @param lookBack the maxspan of a query that has none: the rule's look-back less its interval
     */
    public static SequenceShape of(Query.Sequence query, Duration lookBack) {
        Duration maxspan = query.maxspan();
        return of(query.stages().size(), maxspan == null ? lookBack : maxspan);
    }

    /** The shape with a maxspan of any length. */
    public static SequenceShape of(int length, Duration maxspan) {
        return new SequenceShape(length, limited(maxspan).toMillis());
    }

    public Duration maxspan() {
        return Duration.ofMillis(maxspanMillis);
    }

    static Duration limited(Duration duration) {
        return duration.compareTo(FOREVER) < 0 ? duration : FOREVER;
    }
}
