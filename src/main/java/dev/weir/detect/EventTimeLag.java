package dev.weir.detect;

import dev.weir.event.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.jspecify.annotations.Nullable;

/**
 * From event to arrival, in milliseconds: the metric {@code eventToArrival}, a histogram of the
 * last {@value #ALL}, and {@code eventTimeLag} by source, the median of its last {@value #WINDOW}.
 * Counts by source what has no time that is believed, as {@code clockSuspects}.
 *
 * <p>A source whose lags all lie within {@link #SPREAD} above the same multiple of a quarter of an
 * hour, up to 14 hours, has its clock or its collector in another time zone: late delivery would
 * spread, and a backlog would shrink.
 */
final class EventTimeLag {
    static final int WINDOW = 50;
    static final int ALL = 1000;
    static final Duration SPREAD = Duration.ofMinutes(2);

    /** The unit of time zones, and the farthest from UTC. */
    private static final long ZONE = Duration.ofMinutes(15).toMillis();

    private static final long FARTHEST = Duration.ofHours(14).toMillis();

    private final MetricGroup group;
    private final EventClock clock;
    private final Histogram all;
    private final Map<String, Lags> sources = new HashMap<>();

    EventTimeLag(MetricGroup group, EventClock clock) {
        this.group = group;
        this.clock = clock;
        all = group.histogram("eventToArrival", new DescriptiveStatisticsHistogram(ALL));
    }

    /**
     * Takes one event into account.
     *
     * @param time as sent; null when it is unknown, which tells nothing
     */
    void add(Source source, @Nullable Instant time, Instant arrival) {
        Lags lags = sources.computeIfAbsent(source.id(), this::lags);
        if (clock.believed(time, arrival) == null) {
            lags.suspects.inc();
        } else {
            all.update(Duration.between(time, arrival).toMillis());
        }
        if (time != null) {
            lags.add(Duration.between(time, arrival).toMillis());
        }
    }

    /** Whether the source is steadily off; not for what is asked of every event. */
    boolean isOff(Source source) {
        Lags lags = sources.get(source.id());
        return lags != null && lags.isOff();
    }

    private Lags lags(String source) {
        MetricGroup own = group.addGroup("source", source);
        Lags lags = new Lags(own.counter("clockSuspects"));
        own.gauge("eventTimeLag", (Gauge<Long>) lags::median);
        return lags;
    }

    private static final class Lags {
        private final long[] last = new long[WINDOW];
        private final Counter suspects;
        private int seen;

        Lags(Counter suspects) {
            this.suspects = suspects;
        }

        synchronized void add(long lag) {
            last[seen++ % WINDOW] = lag;
            // So that the count never runs over, and the window stays full.
            seen = seen == 2 * WINDOW ? WINDOW : seen;
        }

        synchronized long median() {
            long[] sorted = Arrays.copyOf(last, Math.min(seen, WINDOW));
            Arrays.sort(sorted);
            return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        }

        synchronized boolean isOff() {
            if (seen < WINDOW) {
                return false;
            }
            long least = Arrays.stream(last).min().orElseThrow();
            long most = Arrays.stream(last).max().orElseThrow();
            long zone = Math.floorDiv(least, ZONE);
            return zone != 0
                    && Math.abs(least) <= FARTHEST
                    && most - zone * ZONE <= SPREAD.toMillis();
        }
    }
}
