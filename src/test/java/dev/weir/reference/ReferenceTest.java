package dev.weir.reference;

import static dev.weir.detect.HitKind.ARMED;
import static dev.weir.detect.HitKind.ARMED_TENTATIVE;
import static dev.weir.detect.HitKind.AT_JOB;
import static dev.weir.detect.HitKind.AT_RUN;
import static dev.weir.detect.HitKind.DISARMED;
import static dev.weir.detect.HitKind.TASK_CREATED;
import static dev.weir.detect.HitKind.TASK_TOUCHED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.Flag;
import dev.weir.episode.Windows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The numbered scenarios that can be told in hits; the reference itself is tested here. */
class ReferenceTest {

    private static final Duration T0 = Duration.ZERO;

    @Test
    void s15_use_six_days_later_is_high() {
        assertEpisodes("at_run/73", Fact.of(ARMED, T0), Fact.of(AT_RUN, Duration.ofDays(6)));
    }

    @Test
    void s02_job_makes_the_same_episode_critical() {
        assertEpisodes("at_job/99", Fact.of(ARMED, T0), run(90), job(91));
    }

    @Test
    void s25_s26_order_of_arrival_is_not_looked_at() {
        assertEpisodes("task_created/63", created(60), Fact.of(ARMED, T0).arriving(200_000));
        assertEpisodes("at_run/73", run(60), Fact.of(ARMED, T0).arriving(7_500_000));
    }

    @Test
    void s27_follow_on_inside_the_clock_tolerance_belongs_and_is_inverted() {
        assertEpisodes("task_created/63 inverted", created(-2), Fact.of(ARMED, T0));
        assertEpisodes("task_created/63 inverted", created(-120), Fact.of(ARMED, T0));
    }

    @Test
    void s28_s29_follow_on_before_the_clock_tolerance_does_not_belong() {
        assertEpisodes("armed/47", created(-600), Fact.of(ARMED, T0));
        assertEpisodes("armed/47", run(-300), Fact.of(ARMED, T0));
        assertEpisodes("armed/47", run(-120).at(-120_001), Fact.of(ARMED, T0));
    }

    @Test
    void s31_armed_again_every_90_minutes_keeps_the_first_arming() {
        List<Fact> facts = new ArrayList<>();
        IntStream.range(0, 10).forEach(i -> facts.add(armed(i * 5400L)));
        facts.add(created(40_000));
        assertEpisodes("task_created/47", facts.toArray(Fact[]::new));
    }

    @Test
    void s40_reset_alone_is_nothing() {
        assertEpisodes("", reset(0), run(60));
    }

    @Test
    void s48_touched_tasks_never_raise() {
        assertEpisodes("armed/47", armed(0), Fact.of(TASK_TOUCHED, Duration.ofMinutes(5)));
    }

    @Test
    void s49_task_counts_up_to_24_hours_inclusive() {
        assertEpisodes("task_created/47", armed(0), created(86_400));
        assertEpisodes("armed/47", armed(0), created(86_401));
    }

    @Test
    void task_is_high_up_to_one_hour_inclusive() {
        assertEpisodes("task_created/63", armed(0), created(3600));
        assertEpisodes("task_created/47", armed(0), created(3600).at(3_600_001));
    }

    @Test
    void s50_use_counts_up_to_seven_days_inclusive() {
        assertEpisodes("at_run/73", armed(0), run(604_800));
        assertEpisodes("armed/47", armed(0), run(608_400));
    }

    @Test
    void armed_again_moves_the_end_for_use_but_not_for_tasks() {
        assertEpisodes("at_run/73", armed(0), armed(432_000), run(864_000));
        assertEpisodes("armed/47", armed(0), armed(432_000), created(432_060));
    }

    @Test
    void armed_more_than_seven_days_after_the_last_is_a_new_episode() {
        assertEpisodes("armed/47", armed(0), armed(604_800));
        assertEpisodes("armed/47, armed/47", armed(0), armed(604_801));
    }

    @Test
    void s52_arming_without_effect_stays_a_note() {
        assertEpisodes("tentative/21", note(0), created(60), run(61));
        assertEpisodes("tentative/21, armed/47", note(0), armed(10));
    }

    @Test
    void s56_set_and_restored_is_one_flip() {
        assertEpisodes("armed/47 flips=1", armed(0), reset(0).at(50));
    }

    @Test
    void s60_use_after_reset_counts() {
        assertEpisodes("at_run/73 after_reset flips=1", armed(0), reset(600), run(900));
    }

    @Test
    void s61_task_counts_for_15_minutes_after_reset_at_medium() {
        assertEpisodes("armed/47 flips=1", armed(0), reset(60), created(3660));
        assertEpisodes("task_created/47 after_reset flips=1", armed(0), reset(60), created(960));
        assertEpisodes("armed/47 flips=1", armed(0), reset(60), created(961));
        assertEpisodes(
                "task_created/63 after_reset flips=1",
                armed(0),
                reset(60),
                created(960).plus(Flag.REMOTE));
    }

    @Test
    void task_stamped_just_before_an_arming_is_not_after_the_reset() {
        assertEpisodes("task_created/63 flips=1", armed(0), reset(60), created(2000), armed(2120));
        assertEpisodes("armed/47 flips=1", armed(0), reset(60), created(2000), armed(2121));
    }

    @Test
    void s62_flapping_is_one_episode() {
        Stream<Fact> flips =
                IntStream.range(0, 5)
                        .boxed()
                        .flatMap(i -> Stream.of(armed(240L * i), reset(240L * i + 120)));
        Fact[] facts = Stream.concat(flips, Stream.of(created(1200))).toArray(Fact[]::new);
        assertEpisodes("task_created/47 after_reset flips=5 flapping", facts);
    }

    @Test
    void armed_after_reset_within_an_hour_is_the_same_episode() {
        assertEpisodes("armed/47 flips=1", armed(0), reset(1800), armed(3600));
        assertEpisodes("armed/47 flips=1, armed/47", armed(0), reset(1800), armed(3601));
    }

    @Test
    void follow_on_belongs_to_the_newest_episode_that_is_not_later() {
        assertEpisodes(
                "armed/47 flips=1, at_run/73 inverted",
                armed(0),
                reset(60),
                armed(7200),
                run(7080));
        assertEpisodes(
                "at_run/73 after_reset flips=1, armed/47",
                armed(0),
                reset(60),
                armed(7200),
                run(7079));
    }

    @Test
    void s66_s67_remote_or_foreign_creation_is_one_step_higher() {
        assertEpisodes("task_created/73", armed(0), created(60).plus(Flag.REMOTE));
        assertEpisodes("task_created/73", armed(0), created(60).plus(Flag.NOT_SCHEDULER));
        assertEpisodes("task_created/63", armed(0), created(7200).plus(Flag.REMOTE));
    }

    @Test
    void masquerade_is_below_the_real_program() {
        assertEpisodes("at_run/63", armed(0), run(60).plus(Flag.MASQUERADE));
        assertEpisodes("at_run/73", armed(0), run(60).plus(Flag.MASQUERADE).plus(Flag.RENAMED_AT));
    }

    @Test
    void s70_tentative_arming_and_use() {
        assertEpisodes("tentative/21", tentative(0));
        assertEpisodes("at_run/73", tentative(0), run(60));
        assertEpisodes("at_job/99", tentative(0), job(60));
        assertEpisodes("task_created/47", tentative(0), created(3600));
        assertEpisodes("tentative/21", tentative(0), created(3601));
    }

    @Test
    void tentative_and_real_arming_each_judge_a_task() {
        assertEpisodes("task_created/47", tentative(0), created(60), armed(200));
        assertEpisodes("task_created/63", tentative(0), armed(7200), created(10_800));
        assertEpisodes("armed/47", tentative(0), created(3601), armed(7200));
    }

    @Test
    void s55_excepted_follow_on_does_not_raise() {
        Fact excepted = created(60).from("sysmon", "\\X", "exc-1");
        assertEpisodes("armed/47", armed(0), excepted);
        Fact armedByPolicy = armed(0).from("sysmon", "1", "exc-2");
        assertEpisodes("armed/47 suppressed", armedByPolicy, excepted);
        assertEpisodes("at_run/73", armedByPolicy, excepted, run(90));
    }

    @Test
    void hosts_and_domains_that_differ_do_not_meet() {
        assertEpisodes("armed/47", armed(0), run(60).on(1, null, 0));
        assertEpisodes("armed/47", armed(0).on(0, "a.example", 0), run(60).on(0, "b.example", 0));
        assertEpisodes("at_run/73", armed(0).on(0, "a.example", 0), run(60));
        assertEpisodes("armed/47", armed(0), armed(60).on(0, "a.example", 0));
        assertEpisodes(
                "armed/47, armed/47",
                armed(0).on(0, "a.example", 0),
                armed(60).on(0, "b.example", 0));
    }

    private static void assertEpisodes(String expected, Fact... facts) {
        String actual =
                Reference.episodes(
                                Stream.of(facts).map(f -> f.hit("h")).toList(), Windows.defaults())
                        .stream()
                        .map(ReferenceTest::tell)
                        .reduce((a, b) -> a + ", " + b)
                        .orElse("");
        assertThat(actual).isEqualTo(expected);
    }

    private static String tell(ReferenceEpisode e) {
        return e.stage().id()
                + "/"
                + e.severity().score()
                + (e.suppressed() ? " suppressed" : "")
                + (e.afterReset() ? " after_reset" : "")
                + (e.inverted() ? " inverted" : "")
                + (e.flips() > 0 ? " flips=" + e.flips() : "")
                + (e.flapping() ? " flapping" : "");
    }

    private static Fact armed(long second) {
        return Fact.of(ARMED, Duration.ofSeconds(second));
    }

    private static Fact tentative(long second) {
        return Fact.of(ARMED_TENTATIVE, Duration.ofSeconds(second));
    }

    private static Fact note(long second) {
        return Fact.of(ARMED_TENTATIVE, Duration.ofSeconds(second), Flag.NOT_EFFECTIVE);
    }

    private static Fact reset(long second) {
        return Fact.of(DISARMED, Duration.ofSeconds(second));
    }

    private static Fact run(long second) {
        return Fact.of(AT_RUN, Duration.ofSeconds(second));
    }

    private static Fact job(long second) {
        return Fact.of(AT_JOB, Duration.ofSeconds(second));
    }

    private static Fact created(long second) {
        return Fact.of(TASK_CREATED, Duration.ofSeconds(second));
    }
}
