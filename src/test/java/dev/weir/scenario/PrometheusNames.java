package dev.weir.scenario;

import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import java.lang.reflect.Field;
import java.util.Collections;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.prometheus.AbstractPrometheusReporter;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Keeps the names by which Flink's own reporter shows metrics to Prometheus; opens no port. */
public final class PrometheusNames implements MetricReporter {
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    /** Found by Flink as a service. */
    public static final class Factory implements MetricReporterFactory {
        @Override
        public MetricReporter createMetricReporter(Properties properties) {
            return new PrometheusNames();
        }
    }

    /** Makes Flink report to this class. */
    static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.setString("metrics.reporter.names.factory.class", Factory.class.getName());
        return configuration;
    }

    static Set<String> seen() {
        return new TreeSet<>(SEEN);
    }

    @Override
    public void open(MetricConfig config) {
        SEEN.clear();
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        OneMetric reporter = new OneMetric();
        reporter.notifyOfAddedMetric(metric, name, group);
        for (Collector.MetricFamilySamples family :
                Collections.list(reporter.registry().metricFamilySamples())) {
            SEEN.add(family.name);
        }
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {}

    @Override
    public void close() {}

    private static final class OneMetric extends AbstractPrometheusReporter {
        CollectorRegistry registry() {
            try {
                Field field = AbstractPrometheusReporter.class.getDeclaredField("registry");
                field.setAccessible(true);
                return (CollectorRegistry) field.get(this);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError("Flink's reporter has no registry any more", e);
            }
        }
    }
}
