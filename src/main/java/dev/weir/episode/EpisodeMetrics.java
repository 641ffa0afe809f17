package dev.weir.episode;

import dev.weir.detect.ArrivalToAlert;
import dev.weir.detect.Tenants;
import dev.weir.episode.ArmedThenUsed.Match;
import dev.weir.episode.RevisionPolicy.Cause;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/**
 * {@code revisions} by cause, how long after their events they go out, and {@link OpenEpisodes}.
 */
final class EpisodeMetrics {
    private final OpenEpisodes open;
    private final ArrivalToAlert latency;
    private final Map<Cause, Counter> revisions = new EnumMap<>(Cause.class);

    /** Of {@code initializeState}. */
    EpisodeMetrics(FunctionInitializationContext context, MetricGroup group) throws Exception {
        open = new OpenEpisodes(context);
        open.register(group);
        latency = new ArrivalToAlert(group);
        for (Cause cause : Cause.values()) {
            revisions.put(cause, group.addGroup("cause", cause.id()).counter("revisions"));
        }
    }

    void snapshot() throws Exception {
        open.snapshot();
    }

    /**
     * Of the host at hand.
     *
     * @param now milliseconds
     */
    void changed(Match match, RevisionPolicy.Outcome outcome, long now) throws Exception {
        if (Tenants.isHeartbeat(match.arming().key())) {
            return;
        }
        open.of(outcome.episodes());
        for (Cause cause : outcome.causes()) {
            Objects.requireNonNull(revisions.get(cause)).inc();
            latency.told(arrival(match), now);
        }
    }

    /** The host at hand is forgotten. */
    void forgotten() throws Exception {
        open.of(0);
    }

    /** A follow-on may have waited for its arming. */
    private static Instant arrival(Match match) {
        Instant armed = match.arming().ingested();
        Instant next = match.next() == null ? armed : match.next().ingested();
        return next.isAfter(armed) ? next : armed;
    }
}
