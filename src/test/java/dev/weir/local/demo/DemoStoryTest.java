package dev.weir.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.HitKind;
import dev.weir.detect.Verdict;
import dev.weir.detect.enableat.EnableAtDetector;
import dev.weir.exceptions.ExceptionReader;
import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.DeadLetter.Reason;
import dev.weir.ingest.RawRecord;
import dev.weir.local.demo.DemoStory.Step;
import dev.weir.normalize.EventReader;
import dev.weir.normalize.LocatedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoStoryTest {

    private static final Instant NOW = Instant.parse("2026-05-06T07:08:09.123Z");

    private final DemoStory story = DemoStory.load();

    @Test
    void the_story_is_sent_in_order_within_twenty_seconds() {
        assertThat(story.steps()).extracting(Step::second).isSorted();
        assertThat(story.seconds()).isLessThan(20);
    }

    @Test
    void all_events_but_the_damaged_one_are_read_and_mean_what_the_story_needs() {
        List<HitKind> kinds = new ArrayList<>();
        List<DeadLetter> rejects = new ArrayList<>();
        for (Step step : story.steps()) {
            hit(step.event(), rejects).ifPresent(kinds::add);
        }

        assertThat(rejects).extracting(DeadLetter::reason).containsExactly(Reason.MALFORMED_JSON);
        assertThat(kinds)
                .containsExactly(
                        HitKind.ARMED,
                        HitKind.DISARMED,
                        HitKind.ARMED,
                        HitKind.AT_RUN,
                        HitKind.AT_JOB,
                        HitKind.ARMED,
                        HitKind.TASK_CREATED,
                        HitKind.ARMED,
                        HitKind.ARMED,
                        HitKind.AT_RUN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"noise-process", "noise-registry", "noise-task-query"})
    void noise_is_read_and_means_nothing(String name) {
        List<DeadLetter> rejects = new ArrayList<>();

        assertThat(hit(DemoEvent.load(name), rejects)).isEmpty();
        assertThat(rejects).isEmpty();
    }

    @Test
    void the_exception_is_valid() throws Exception {
        byte[] json = DemoEvent.load("exception-patch-tool").at(NOW, "", 0);

        assertThat(ExceptionReader.read(json).expires()).isEqualTo(NOW);
    }

    @Test
    void gaps_are_filled() {
        DemoEvent event = new DemoEvent("{{iso}} {{utc}} {{ms}} {{host}} {{n}}");

        assertThat(new String(event.at(NOW, "web02", 7), UTF_8))
                .isEqualTo(
                        "2026-05-06T07:08:09.123Z 2026-05-06 07:08:09.123 1778051289123 web02 7");
    }

    private static Optional<HitKind> hit(DemoEvent event, List<DeadLetter> rejects) {
        byte[] value = event.at(NOW, "web02", 1);
        List<LocatedEvent> observations = new ArrayList<>();
        new EventReader()
                .read(
                        new RawRecord(value, "demo", 0, 1, NOW.toEpochMilli()),
                        observations::add,
                        rejects::add);
        EnableAtDetector classifier = new EnableAtDetector(Duration.ofMinutes(10));
        return observations.stream()
                .map(seen -> classifier.classify(seen.event(), NOW, seen.position(), "default"))
                .map(Verdict::hit)
                .filter(hit -> hit != null)
                .map(hit -> hit.kind())
                .findFirst();
    }
}
