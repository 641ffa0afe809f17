package dev.weir.detect;

import dev.weir.event.Truncation;
import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.RawRecord;
import dev.weir.normalize.LocatedEvent;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Judges each event by a {@link Detector}; finds the tenant and counts hits by kind. An event at
 * which the detector fails is a dead letter, counted as {@code internalErrors}: a bug stays
 * visible, and the job up.
 */
public final class DetectFunction extends ProcessFunction<LocatedEvent, Hit> {
    /** Events at which the detector failed; without their bytes, which lie at their position. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("undetected", TypeInformation.of(DeadLetter.class));

    private static final long serialVersionUID = 1L;
    private static final int MAX_DETAIL = 300;
    private static final String ONLY_TENANT = "default";

    private final Detector.Factory factory;
    private final String tenantPattern;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient Detector detector;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient Pattern tenant;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient Map<HitKind, Counter> hits;

    private transient Counter internalErrors = new SimpleCounter();

    /**
     * A function with one detector a subtask.
     *
     * @param tenantPattern its first group finds the tenant in the topic's name; empty for one
     *     tenant
     */
    public DetectFunction(Detector.Factory factory, String tenantPattern) {
        this.factory = factory;
        this.tenantPattern = tenantPattern;
    }

    @Override
    public void open(OpenContext context) {
        detector = factory.create();
        tenant = Pattern.compile(tenantPattern);
        hits = new EnumMap<>(HitKind.class);
        MetricGroup group = getRuntimeContext().getMetricGroup();
        internalErrors = group.counter("internalErrors");
        for (HitKind kind : HitKind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            hits.put(kind, group.addGroup("kind", name).counter("hits"));
        }
    }

    @Override
    public void processElement(LocatedEvent seen, Context context, Collector<Hit> out) {
        Hit hit = null;
        try {
            Instant ingested = Instant.ofEpochMilli(seen.ingested());
            hit =
                    detector.classify(seen.event(), ingested, seen.position(), tenant(seen.topic()))
                            .hit();
        } catch (RuntimeException | StackOverflowError e) {
            internalErrors.inc();
            RawRecord record = RawRecord.at(seen.topic(), seen.position(), seen.ingested());
            context.output(
                    DEAD_LETTERS,
                    new DeadLetter(
                            DeadLetter.Reason.INTERNAL_ERROR,
                            Truncation.text("detect: " + e, MAX_DETAIL),
                            seen.mapper(),
                            record));
        }
        // Outside of the try: what the operators behind throw is no fault of this event.
        if (hit != null) {
            Objects.requireNonNull(hits.get(hit.kind())).inc();
            out.collect(hit);
        }
    }

    /** A topic in which the pattern finds no tenant belongs to the tenant of its own name. */
    private String tenant(String topic) {
        if (tenantPattern.isEmpty()) {
            return ONLY_TENANT;
        }
        Matcher matcher = tenant.matcher(topic);
        String found = matcher.find() ? matcher.group(1) : null;
        return found == null ? topic : found;
    }
}
