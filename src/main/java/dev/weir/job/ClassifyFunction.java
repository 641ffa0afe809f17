package dev.weir.job;

import dev.weir.normalize.Observation;
import dev.weir.signal.Signal;
import dev.weir.signal.SignalClassifier;
import dev.weir.signal.SignalKind;
import dev.weir.signal.Verdict;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.Collector;

/** The Flink shell of {@link SignalClassifier}; finds the tenant and counts signals by kind. */
final class ClassifyFunction extends RichFlatMapFunction<Observation, Signal> {
    private static final long serialVersionUID = 1L;
    private static final String ONLY_TENANT = "default";

    private final JobConfig.Detection detection;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient SignalClassifier classifier;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient Pattern tenant;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient Map<SignalKind, Counter> signals;

    ClassifyFunction(JobConfig.Detection detection) {
        this.detection = detection;
    }

    @Override
    public void open(OpenContext context) {
        classifier = new SignalClassifier(detection.maxClockLead());
        tenant = Pattern.compile(detection.tenantPattern());
        signals = new EnumMap<>(SignalKind.class);
        MetricGroup group = getRuntimeContext().getMetricGroup();
        for (SignalKind kind : SignalKind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            signals.put(kind, group.addGroup("kind", name).counter("signals"));
        }
    }

    @Override
    public void flatMap(Observation seen, Collector<Signal> out) {
        Instant ingested = Instant.ofEpochMilli(seen.ingested());
        Verdict verdict =
                classifier.classify(seen.event(), ingested, seen.position(), tenant(seen.topic()));
        Signal signal = verdict.signal();
        if (signal != null) {
            Objects.requireNonNull(signals.get(signal.kind())).inc();
            out.collect(signal);
        }
    }

    /** A topic that the pattern does not match belongs to the tenant of its own name. */
    private String tenant(String topic) {
        if (detection.tenantPattern().isEmpty()) {
            return ONLY_TENANT;
        }
        Matcher matcher = tenant.matcher(topic);
        return matcher.find() ? matcher.group(1) : topic;
    }
}
