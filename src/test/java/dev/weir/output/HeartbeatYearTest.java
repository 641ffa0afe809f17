package dev.weir.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.alert.Alert;
import dev.weir.alert.AlertFunction;
import dev.weir.alert.ArmedHost;
import dev.weir.detect.DetectFunction;
import dev.weir.detect.EventClock;
import dev.weir.detect.Hit;
import dev.weir.detect.Incident;
import dev.weir.detect.enableat.EnableAtDetector;
import dev.weir.episode.OperatorChain;
import dev.weir.ingest.RawRecord;
import dev.weir.ingest.RecordLimits;
import dev.weir.normalize.LocatedEvent;
import dev.weir.normalize.Normalizer;
import dev.weir.testing.Hits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithNonKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Beats on their way through the operators, none of which may keep more of them each month. */
class HeartbeatYearTest {
    private static final Duration INTERVAL = Duration.ofHours(6);
    private static final Duration WAY = Duration.ofMillis(30);

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private Instant now = Hits.T0;
    private int sent;

    private HeartbeatRun heart;
    private OneInputStreamOperatorTestHarness<RawRecord, LocatedEvent> normalize;
    private OneInputStreamOperatorTestHarness<LocatedEvent, Hit> detect;
    private OperatorChain episodes;
    private TwoInputStreamOperatorTestHarness<Incident, ArmedHost, Alert> alert;

    @BeforeEach
    void open() throws Exception {
        heart = new HeartbeatRun(producer, INTERVAL, now);
        normalize =
                new OneInputStreamOperatorTestHarness<>(
                        new ProcessOperator<>(
                                new Normalizer(RecordLimits.defaults(), true, "beats")));
        detect =
                new OneInputStreamOperatorTestHarness<>(
                        new ProcessOperator<>(
                                new DetectFunction(
                                        () -> new EnableAtDetector(Duration.ofMinutes(10)),
                                        new EventClock(Duration.ofMinutes(10)),
                                        "",
                                        "beats")));
        episodes = new OperatorChain();
        alert =
                new TwoInputStreamOperatorTestHarness<>(
                        new CoBroadcastWithNonKeyedOperator<>(
                                new AlertFunction(), List.of(AlertFunction.STATE)));
        normalize.open();
        detect.open();
        alert.open();
    }

    @AfterEach
    void close() throws Exception {
        heart.close();
        normalize.close();
        detect.close();
        episodes.close();
        alert.close();
    }

    @Test
    void each_of_a_year_comes_through_and_none_is_kept_for_ever() throws Exception {
        // By then a host has as many times of openings as it may have, 32.
        pass(300 * 4);
        long bytes = episodes.stateBytes();
        int timers = episodes.timers();
        pass(65 * 4);

        assertThat(heart.latency().getCount()).isEqualTo(365 * 4);
        assertThat(heart.latency().getStatistics().getMax()).isEqualTo(WAY.toMillis());
        assertThat(heart.age()).isEqualTo(WAY.toMillis());
        // Positions get longer, nothing else does.
        assertThat(episodes.stateBytes()).isLessThan(bytes + 1024);
        assertThat(episodes.timers()).isLessThanOrEqualTo(timers);
        assertThat(alert.extractOutputValues()).isEmpty();
        assertThat(normalize.getSideOutput(Normalizer.RULE_INPUTS)).isNullOrEmpty();
        assertThat(normalize.getSideOutput(Normalizer.DEAD_LETTERS)).isNullOrEmpty();
    }

    private void pass(int beats) throws Exception {
        for (int beat = 0; beat < beats; beat++) {
            heart.clock(now);
            byte[] value = producer.history().get(sent).value();
            Instant arrival = now.plus(WAY);
            heart.clock(arrival);
            normalize.processElement(
                    new RawRecord(value, "beats", 0, sent, arrival.toEpochMilli()), 0);
            sent++;
            for (LocatedEvent event : drained(normalize)) {
                detect.processElement(event, 0);
            }
            for (Hit hit : drained(detect)) {
                for (Incident incident : episodes.accept(hit)) {
                    alert.processElement1(incident, 0);
                }
            }
            for (StreamRecord<Alert> through : alert.getSideOutput(AlertFunction.HEARTBEATS)) {
                heart.accept(through.getValue());
            }
            alert.getSideOutput(AlertFunction.HEARTBEATS).clear();
            now = now.plus(INTERVAL);
        }
    }

    private static <T> List<T> drained(OneInputStreamOperatorTestHarness<?, T> harness) {
        List<T> values = new ArrayList<>(harness.extractOutputValues());
        harness.getOutput().clear();
        return values;
    }
}
