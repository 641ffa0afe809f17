package dev.weir.local.replay;

import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Keeps the counters of a run in this process, so that its summary can be told at the end. */
public final class CounterReporter implements MetricReporter {
    private static final String NAME = "replay";
    private static final String RUN = "run";

    /** Flink makes the reporter; the run finds it here by its name. */
    private static final Map<String, Queue<Held>> RUNS = new ConcurrentHashMap<>();

    private Queue<Held> counters = new ConcurrentLinkedQueue<>();

    private record Held(Counter counter, String name, Map<String, String> variables) {}

    /** Found by Flink as a service. */
    public static final class Factory implements MetricReporterFactory {
        @Override
        public MetricReporter createMetricReporter(Properties properties) {
            return new CounterReporter();
        }
    }

    /** Makes Flink report the counters of the run. */
    static void configure(Configuration configuration, String run) {
        String prefix = "metrics.reporter." + NAME + ".";
        configuration.setString(prefix + "factory.class", Factory.class.getName());
        configuration.setString(prefix + RUN, run);
    }

    /**
     * Sums of the counters of that name, by the value of a variable; those of zero are left out.
     */
    static Map<String, Long> by(String run, String variable, String name) {
        Map<String, Long> sums = new TreeMap<>();
        for (Held held : RUNS.getOrDefault(run, new ConcurrentLinkedQueue<>())) {
            String value = held.variables().get("<" + variable + ">");
            if (held.name().equals(name) && value != null && held.counter().getCount() > 0) {
                sums.merge(value, held.counter().getCount(), Long::sum);
            }
        }
        return sums;
    }

    @Override
    public void open(MetricConfig config) {
        counters =
                RUNS.computeIfAbsent(
                        config.getString(RUN, ""), run -> new ConcurrentLinkedQueue<>());
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        if (metric instanceof Counter counter) {
            counters.add(new Held(counter, name, Map.copyOf(group.getAllVariables())));
        }
    }

    /** A counter that is gone still counts for the summary. */
    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {}

    @Override
    public void close() {}
}
