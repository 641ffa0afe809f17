package dev.weir.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testing.Incidents;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeartbeatFunctionTest {
    private static final Instant START = Incidents.T0;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private HeartbeatRun run;

    @BeforeEach
    void open() throws Exception {
        run = new HeartbeatRun(producer, MINUTE, START);
    }

    @AfterEach
    void close() throws Exception {
        run.close();
    }

    @Test
    void one_is_written_at_the_start_and_each_interval_each_of_another_host() throws Exception {
        run.clock(START);
        run.clock(START.plus(MINUTE));
        run.clock(START.plus(MINUTE).plus(MINUTE));

        assertThat(producer.history()).extracting(ProducerRecord::topic).containsOnly("beats");
        assertThat(producer.history()).hasSize(3);
        assertThat(producer.history())
                .extracting(beat -> new String(beat.key(), UTF_8))
                .doesNotHaveDuplicates()
                .allMatch(host -> host.startsWith("weir-heartbeat-"));
        assertThat(new String(producer.history().get(1).value(), UTF_8))
                .contains("EnableAt", "2026-03-02 09:16:00.000");
    }

    @Test
    void an_alert_that_comes_through_tells_how_long_it_took() throws Exception {
        run.clock(START.plus(MINUTE));
        run.clock(START.plus(MINUTE).plusMillis(40));
        assertThat(run.age()).isEqualTo(60_040);

        run.accept(HeartbeatRun.alert("weir-heartbeat-7", START.plus(MINUTE)));
        assertThat(run.age()).isEqualTo(40);
        assertThat(run.latency().getCount()).isOne();
        assertThat(run.latency().getStatistics().getMax()).isEqualTo(40);

        run.clock(START.plusSeconds(600));
        assertThat(run.age()).isEqualTo(540_000);
    }

    @Test
    void what_an_earlier_start_wrote_and_what_others_write_is_no_sign_of_life() throws Exception {
        run.clock(START.plus(MINUTE));
        run.accept(HeartbeatRun.alert("weir-heartbeat-7", START.minusSeconds(3_600)));
        run.accept(HeartbeatRun.alert("ws01", START.plus(MINUTE)));

        assertThat(run.age()).isEqualTo(60_000);
        assertThat(run.latency().getCount()).isZero();
    }

    @Test
    void a_topic_that_takes_nothing_costs_beats_and_no_more() throws Exception {
        producer.sendException = new TimeoutException("no leader");
        run.clock(START);
        producer.sendException = null;
        run.clock(START.plus(MINUTE));

        assertThat(producer.history()).hasSize(1);
    }
}
