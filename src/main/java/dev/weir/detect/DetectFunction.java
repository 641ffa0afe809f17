package dev.weir.detect;

import dev.weir.event.EndpointEvent;
import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.RawRecord;
import dev.weir.normalize.LocatedEvent;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Judges each event by a {@link Detector}; finds the tenant and counts hits by kind. An event at
 * which the detector fails goes to the {@link LastResort}. Passes on, too, which host has which
 * name.
 */
public final class DetectFunction extends ProcessFunction<LocatedEvent, Hit> {
    private static final long serialVersionUID = 1L;

    /** Hits of hosts that their records know by a vendor's id alone, and names of such ids. */
    public static final OutputTag<HostSighting> SIGHTINGS =
            new OutputTag<>("sightings", TypeInformation.of(HostSighting.class));

    private final Detector.Factory factory;
    private final EventClock clock;
    private final String tenantPattern;
    private final String heartbeatTopic;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient Detector detector;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient Tenants tenants;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient Map<HitKind, Counter> hits;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient LastResort lastResort;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient RecentNamings namings;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient EventTimeLag lag;

    /**
     * A function with one detector a subtask.
     *
     * @param clock tells which event times are suspect
     * @param tenantPattern its first group finds the tenant in the topic's name; empty for one
     *     tenant
     * @param heartbeatTopic what lies there is not counted; empty for none
     */
    public DetectFunction(
            Detector.Factory factory,
            EventClock clock,
            String tenantPattern,
            String heartbeatTopic) {
        this.factory = factory;
        this.clock = clock;
        this.tenantPattern = tenantPattern;
        this.heartbeatTopic = heartbeatTopic;
    }

    @Override
    public void open(OpenContext context) {
        detector = factory.create();
        tenants = new Tenants(tenantPattern, heartbeatTopic);
        namings = new RecentNamings();
        hits = new EnumMap<>(HitKind.class);
        MetricGroup group = getRuntimeContext().getMetricGroup();
        lastResort = new LastResort("detect", group);
        lag = new EventTimeLag(group, clock);
        for (HitKind kind : HitKind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            hits.put(kind, group.addGroup("kind", name).counter("hits"));
        }
    }

    @Override
    public void processElement(LocatedEvent seen, Context context, Collector<Hit> out) {
        if (seen.isHostless()) {
            return;
        }
        Hit hit = null;
        String tenant = tenants.of(seen.topic());
        boolean counted = !tenant.equals(Tenants.HEARTBEAT);
        EndpointEvent event = seen.event();
        if (namings.isNews(tenant, event.source().id(), event.host(), seen.ingested())) {
            HostNaming naming = HostNaming.of(tenant, event);
            if (naming != null) {
                context.output(SIGHTINGS, HostSighting.of(naming));
            }
        }
        try {
            Instant ingested = Instant.ofEpochMilli(seen.ingested());
            Verdict verdict = detector.classify(event, ingested, seen.position(), tenant);
            hit = verdict.hit();
            if (counted) {
                lag.add(event.source(), event.time(), ingested);
            }
            if (hit != null && counted && lag.isOff(event.source())) {
                hit = hit.with(Flag.CLOCK_OFFSET);
            }
            if (verdict.undecided()) {
                context.output(LastResort.DEAD_LETTERS, undecided(seen, verdict));
            }
        } catch (RuntimeException | StackOverflowError e) {
            context.output(
                    LastResort.DEAD_LETTERS,
                    lastResort.letter(seen.mapper(), seen.position(), seen.ingested(), e));
        }
        // Outside of the try: what the operators behind throw is no fault of this event.
        if (hit != null) {
            if (counted) {
                Objects.requireNonNull(hits.get(hit.kind())).inc();
            }
            if (HostNaming.idOf(hit) == null) {
                out.collect(hit);
            } else {
                context.output(SIGHTINGS, HostSighting.of(hit));
            }
        }
    }

    private static DeadLetter undecided(LocatedEvent seen, Verdict verdict) {
        return new DeadLetter(
                DeadLetter.Reason.INVALID_FIELD,
                verdict.reason(),
                seen.mapper(),
                RawRecord.at(seen.position(), seen.ingested()));
    }
}
