package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.local.demo.DemoEvent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.InjectClusterRESTAddress;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The heartbeat of a job in several subtasks, on a real broker, beside rules that change. */
class HeartbeatITCase {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ALERT =
            "9aa0e1f6-52ce-42e1-abb3-09657cee2698 Scheduled Tasks AT Command Enabled ";
    private static final InMemoryReporter METRICS = InMemoryReporter.create();

    @RegisterExtension static final BrokerExtension BROKER = new BrokerExtension();

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setConfiguration(METRICS.addToConfiguration(new Configuration()))
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private final String beats = BROKER.topic("beats", 2);
    private LiveJob job;

    @BeforeEach
    void prepare(@InjectClusterRESTAddress URI rest) {
        job = new LiveJob(BROKER, rest);
    }

    @AfterEach
    void close() throws Exception {
        job.close();
    }

    @Test
    void comes_through_unheard_and_costs_no_alert_where_its_topic_is_gone() throws Exception {
        job.publish("r-1", "Any", "registry where registry.path : \"*EnableAt\"");
        job.runFrom(null, 2, heartbeat("1 s"));

        await(() -> latency().getCount() >= 2);
        assertThat(age()).isBetween(0L, PATIENCE.toMillis());
        assertThat(latency().getStatistics().getMin()).isNotNegative();
        assertThat(latency().getStatistics().getMax()).isLessThan(PATIENCE.toMillis());

        job.send(event("eng-ws12-sysmon-armed"));
        assertThat(job.alerts(2))
                .containsExactlyInAnyOrder(
                        "r-1 Any eng-ws12.corp.example", ALERT + "eng-ws12.corp.example");
        assertThat(job.hasDeadLetters()).isFalse();

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKER.bootstrapServers()))) {
            admin.deleteTopics(List.of(beats)).all().get();
        }
        // Beats are lost, and the topics were looked for meanwhile.
        await(() -> age() > 3_000);
        job.send(event("fin-ws07-defender-armed"));
        assertThat(job.alerts(4))
                .contains("r-1 Any fin-ws07.corp.example", ALERT + "fin-ws07.corp.example");
        assertThat(age()).isGreaterThan(3_000);
    }

    @Test
    void is_switched_on_and_off_with_the_state_of_before(@TempDir Path folder) throws Exception {
        job.run();
        await(job::runs);
        job.runFrom(job.stop(folder), 2, heartbeat("1 h"));
        await(() -> job.runs() && latency().getCount() == 1);
        job.runFrom(job.stop(folder), 2);

        job.send(event("eng-ws12-sysmon-armed"));
        assertThat(job.alerts(1)).containsExactly(ALERT + "eng-ws12.corp.example");
    }

    private String[] heartbeat(String interval) {
        return new String[] {
            "--heartbeat.topic",
            beats,
            "--heartbeat.interval",
            interval,
            "--input.discovery-interval",
            "1 s"
        };
    }

    private long age() {
        return (Long) metric("heartbeatAge", Gauge.class).getValue();
    }

    private Histogram latency() {
        return metric("heartbeatLatency", Histogram.class);
    }

    private <T> T metric(String name, Class<T> type) {
        return type.cast(METRICS.findMetric(job.id(), ".*[.]" + name).orElseThrow());
    }

    private static byte[] event(String name) {
        return DemoEvent.load(name).at(Instant.now(), "", 1);
    }

    /** Polls until it holds; what is not there yet is a no. */
    private static void await(Callable<Boolean> holds) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds(holds)) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private static boolean holds(Callable<Boolean> question) throws Exception {
        try {
            return question.call();
        } catch (NoSuchElementException e) {
            return false;
        }
    }
}
