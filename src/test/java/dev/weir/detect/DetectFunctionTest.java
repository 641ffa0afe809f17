package dev.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.weir.detect.enableat.EnableAtDetector;
import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.RawRecord;
import dev.weir.normalize.EventReader;
import dev.weir.normalize.LocatedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

class DetectFunctionTest {
    private static final EventClock CLOCK = new EventClock(Duration.ofMinutes(10));
    private static final String ARMING =
            """
            {"event":{"category":["registry"],"type":["change"],"module":"acme"},
             "@timestamp":"2026-03-02T09:15:00Z","host":{"name":"ws01","os":{"type":"windows"}},
             "registry":{"path":"HKLM\\\\SOFTWARE\\\\Microsoft\\\\Windows NT\\\\CurrentVersion\\\\Schedule\\\\Configuration\\\\EnableAt",
             "value":"EnableAt","data":{"strings":["1"]}}}
            """;

    @Test
    void a_detector_that_fails_costs_one_dead_letter_and_no_more() throws Exception {
        Detector.Factory failing =
                () ->
                        (event, ingested, position, tenant) -> {
                            if (position.endsWith("@1")) {
                                throw new IllegalStateException("odd");
                            }
                            return new EnableAtDetector(Duration.ofMinutes(10))
                                    .classify(event, ingested, position, tenant);
                        };
        try (OneInputStreamOperatorTestHarness<LocatedEvent, Hit> harness =
                ProcessFunctionTestHarnesses.forProcessFunction(
                        new DetectFunction(failing, CLOCK, "", ""))) {
            harness.processElement(event(1), 0);
            harness.processElement(event(2), 0);

            assertThat(harness.extractOutputValues())
                    .extracting(Hit::position)
                    .containsExactly("events-3@2");
            assertThat(harness.getSideOutput(LastResort.DEAD_LETTERS))
                    .extracting(StreamRecord::getValue)
                    .singleElement()
                    .satisfies(
                            letter -> {
                                assertThat(letter.reason())
                                        .isEqualTo(DeadLetter.Reason.INTERNAL_ERROR);
                                assertThat(letter.detail())
                                        .startsWith(
                                                "detect: java.lang.IllegalStateException: odd at dev.weir.detect");
                                assertThat(letter.raw().position()).isEqualTo("events-3@1");
                            });
        }
    }

    @Test
    void an_event_that_matters_and_lacks_what_decides_is_a_dead_letter() throws Exception {
        Detector.Factory undecided =
                () -> (event, ingested, position, tenant) -> new Verdict(null, "which?", true);
        try (OneInputStreamOperatorTestHarness<LocatedEvent, Hit> harness =
                ProcessFunctionTestHarnesses.forProcessFunction(
                        new DetectFunction(undecided, CLOCK, "", ""))) {
            harness.processElement(event(1), 0);

            assertThat(harness.extractOutputValues()).isEmpty();
            assertThat(harness.getSideOutput(LastResort.DEAD_LETTERS))
                    .extracting(StreamRecord::getValue)
                    .extracting(DeadLetter::reason, DeadLetter::detail, DeadLetter::source)
                    .containsExactly(tuple(DeadLetter.Reason.INVALID_FIELD, "which?", "ecs"));
        }
    }

    @Test
    void a_topic_in_which_the_pattern_finds_no_tenant_is_one_of_its_own() throws Exception {
        Detector.Factory factory = () -> new EnableAtDetector(Duration.ofMinutes(10));
        try (OneInputStreamOperatorTestHarness<LocatedEvent, Hit> harness =
                ProcessFunctionTestHarnesses.forProcessFunction(
                        new DetectFunction(factory, CLOCK, "^(?:([a-z]+)\\.)?events$", ""))) {
            harness.processElement(event(1), 0);

            assertThat(harness.extractOutputValues())
                    .extracting(hit -> hit.key().tenant())
                    .containsExactly("events");
        }
    }

    @Test
    void what_lies_in_the_topic_of_the_heartbeat_is_of_a_tenant_of_its_own() throws Exception {
        Detector.Factory factory = () -> new EnableAtDetector(Duration.ofMinutes(10));
        try (OneInputStreamOperatorTestHarness<LocatedEvent, Hit> harness =
                ProcessFunctionTestHarnesses.forProcessFunction(
                        new DetectFunction(factory, CLOCK, "^(events)$", "events"))) {
            harness.processElement(event(1), 0);

            assertThat(harness.extractOutputValues())
                    .extracting(hit -> hit.key().tenant())
                    .containsExactly(Tenants.HEARTBEAT);
        }
    }

    private static LocatedEvent event(long offset) {
        List<LocatedEvent> events = new ArrayList<>();
        byte[] bytes = ARMING.getBytes(StandardCharsets.UTF_8);
        new EventReader()
                .read(
                        new RawRecord(bytes, "events", 3, offset, 1_772_442_900_000L),
                        events::add,
                        letter -> {
                            throw new AssertionError(letter.detail());
                        });
        return events.get(0);
    }
}
