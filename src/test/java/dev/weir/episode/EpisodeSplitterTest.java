package dev.weir.episode;

import static dev.weir.testing.Hits.armed;
import static dev.weir.testing.Hits.arriving;
import static dev.weir.testing.Hits.atJob;
import static dev.weir.testing.Hits.atRun;
import static dev.weir.testing.Hits.excepted;
import static dev.weir.testing.Hits.from;
import static dev.weir.testing.Hits.onDomain;
import static dev.weir.testing.Hits.reboot;
import static dev.weir.testing.Hits.reset;
import static dev.weir.testing.Hits.task;
import static dev.weir.testing.Hits.tentative;
import static dev.weir.testing.Hits.touched;
import static dev.weir.testing.Hits.withId;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.Flag;
import dev.weir.detect.Hit;
import dev.weir.detect.Incident;
import dev.weir.detect.Severity;
import dev.weir.detect.Stage;
import dev.weir.testing.Hits;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpisodeSplitterTest {
    private static final String ARMED = "armed 47 []";

    @Test
    void an_arming_is_told_at_once() {
        assertThat(HostRun.told(armed(ZERO))).containsExactly(ARMED);
    }

    @Test
    void use_and_proof_escalate_one_alert_twice() {
        List<Incident> told =
                HostRun.of(
                        armed(ZERO),
                        atRun(ofSeconds(90), 7),
                        atJob(ofSeconds(91), "\\At1"),
                        from(Hits.DEFENDER, atJob(ofSeconds(91), "\\At1")));
        assertThat(told)
                .extracting(Incident::revision)
                .containsExactly(47_100_100, 73_310_100, 99_420_100);
        assertThat(told).extracting(i -> i.severity().score()).containsExactly(47, 73, 99);
        assertThat(told).extracting(Incident::identity).containsOnly(told.get(0).identity());
    }

    @Test
    void a_late_arming_finds_what_came_before_it() {
        assertThat(HostRun.told(task(ofSeconds(60), "\\X"), arriving(ofSeconds(200), armed(ZERO))))
                .containsExactly(ARMED, "task_created 63 []");
    }

    @Test
    void a_follow_on_within_the_clock_tolerance_counts_and_beyond_it_is_context() {
        assertThat(HostRun.told(task(ofSeconds(-120), "\\X"), armed(ZERO)))
                .containsExactly(ARMED, "task_created 63 [ORDER_INVERTED]");
        List<Incident> beyond =
                HostRun.of(task(ofSeconds(-120).minusMillis(1), "\\X"), armed(ZERO));
        assertThat(beyond).extracting(Incident::stage).containsExactly(Stage.ARMED);
    }

    @Test
    void an_attempt_before_the_arming_is_a_remark() {
        assertThat(HostRun.told(armed(ZERO), atRun(ofSeconds(-300), 7), reset(ofSeconds(5))))
                .containsExactly(ARMED, "armed 47 [PRIOR_AT_ATTEMPT, DISARMED]");
    }

    @Test
    void bounds_are_inclusive() {
        assertThat(HostRun.told(armed(ZERO), atRun(ofDays(7), 7))).hasSize(2);
        assertThat(HostRun.told(armed(ZERO), atRun(ofDays(7).plusMillis(1), 7))).hasSize(1);
        assertThat(HostRun.told(armed(ZERO), task(ofHours(24), "\\X")))
                .containsExactly(ARMED, "task_created 47 []");
        assertThat(HostRun.told(armed(ZERO), task(ofHours(24).plusMillis(1), "\\X"))).hasSize(1);
        assertThat(HostRun.told(armed(ZERO), task(ofHours(1), "\\X")))
                .containsExactly(ARMED, "task_created 63 []");
    }

    @Test
    void a_creation_after_a_reset_counts_for_a_quarter_of_an_hour_and_at_for_days() {
        Hit off = reset(ofSeconds(600));
        assertThat(HostRun.told(armed(ZERO), off, task(ofSeconds(1500), "\\X")))
                .endsWith("task_created 47 [AFTER_RESET, DISARMED]");
        assertThat(HostRun.told(armed(ZERO), off, task(ofSeconds(1501), "\\X"))).hasSize(2);
        assertThat(HostRun.told(armed(ZERO), off, atRun(ofSeconds(900), 7)))
                .endsWith("at_run 73 [AFTER_RESET, DISARMED]");
    }

    @Test
    void armed_again_soon_after_a_reset_is_the_same_episode_and_later_a_new_one() {
        assertThat(HostRun.of(armed(ZERO), reset(ofMinutes(5)), armed(ofHours(1))))
                .extracting(Incident::identity)
                .hasSize(2)
                .containsOnly("effective 2026-03-02T09:00:00Z");
        assertThat(HostRun.of(armed(ZERO), reset(ofMinutes(5)), armed(ofHours(1).plusMillis(1))))
                .extracting(Incident::identity)
                .containsExactly(
                        "effective 2026-03-02T09:00:00Z",
                        "effective 2026-03-02T09:00:00Z",
                        "effective 2026-03-02T10:00:00Z");
    }

    @Test
    void a_late_reset_parts_an_episode_and_moves_its_evidence() {
        List<Incident> told =
                HostRun.of(
                        armed(ZERO),
                        armed(ofHours(3)),
                        task(ofHours(3).plusMinutes(30), "\\X"),
                        reset(ofHours(1)));
        assertThat(told)
                .extracting(i -> i.stage().id() + " " + i.severity().score() + " " + i.revision())
                .containsExactly(
                        "armed 47 47100100",
                        "task_created 47 47210100",
                        "task_created 47 47211100",
                        "task_created 63 63210100");
    }

    @Test
    void five_flips_are_one_flapping_episode() {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            hits.add(armed(ofMinutes(4L * i)));
            hits.add(reset(ofMinutes(4L * i + 2)));
        }
        hits.add(task(ofMinutes(20), "\\X"));
        List<Incident> told = HostRun.of(hits.toArray(Hit[]::new));
        Incident last = told.get(told.size() - 1);
        assertThat(told).extracting(Incident::identity).containsOnly(last.identity());
        assertThat(last.flips()).isEqualTo(5);
        assertThat(last.armings()).isEqualTo(5);
        assertThat(last.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(last.flags()).contains(Flag.FLAPPING, Flag.AFTER_RESET, Flag.DISARMED);
    }

    @Test
    void policy_that_rewrites_the_value_moves_the_last_arming_only() {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            hits.add(armed(ofMinutes(90L * i)));
        }
        hits.add(task(ofSeconds(40_000), "\\X"));
        assertThat(HostRun.told(hits.toArray(Hit[]::new)))
                .containsExactly(ARMED, "task_created 47 []");
    }

    @Test
    void a_tentative_arming_gains_by_what_follows() {
        assertThat(HostRun.told(tentative(ZERO), task(ofMinutes(5), "\\X")))
                .containsExactly("tentative 21 []", "task_created 47 []");
        assertThat(HostRun.told(tentative(ZERO), task(ofMinutes(61), "\\X"))).hasSize(1);
        assertThat(HostRun.told(tentative(ZERO), atJob(ofMinutes(5), "\\At1")))
                .endsWith("at_job 99 []");
    }

    @Test
    void a_creation_soon_after_a_tentative_arming_counts_in_a_surely_armed_episode() {
        Hit late = task(ofHours(25).plusMinutes(30), "\\X");
        assertThat(HostRun.told(armed(ZERO), tentative(ofHours(25)), late))
                .containsExactly(ARMED, "task_created 47 []");
        assertThat(HostRun.told(armed(ZERO), late)).containsExactly(ARMED);
    }

    @Test
    void a_place_without_effect_is_a_note_that_nothing_follows() {
        assertThat(HostRun.told(tentative(ZERO, Flag.NOT_EFFECTIVE), atJob(ofMinutes(1), "\\At1")))
                .containsExactly("tentative 21 [NOT_EFFECTIVE]");
    }

    @Test
    void a_note_does_not_take_the_arming_out_of_force() {
        assertThat(
                        HostRun.told(
                                armed(ZERO),
                                tentative(ofSeconds(1), Flag.NOT_EFFECTIVE),
                                atJob(ofMinutes(1), "\\At1")))
                .containsExactly(ARMED, "tentative 21 [NOT_EFFECTIVE]", "at_job 99 []");
    }

    @Test
    void annotations_add_evidence_and_no_stage() {
        assertThat(HostRun.told(armed(ZERO), touched(ofMinutes(1), "\\X")))
                .containsExactly(ARMED, ARMED);
        assertThat(HostRun.told(armed(ZERO), touched(ofMinutes(61), "\\X"))).containsExactly(ARMED);
    }

    @Test
    void copies_fold_into_one_fact_with_all_its_sources() {
        List<Incident> told =
                HostRun.of(
                        armed(ZERO),
                        touched(ofSeconds(60), "\\X"),
                        task(ofSeconds(61), "\\x"),
                        from(Hits.DEFENDER, task(ofSeconds(59), "\\X")));
        Incident last = told.get(told.size() - 1);
        assertThat(last.evidenceTotal()).isEqualTo(1);
        assertThat(last.stage()).isEqualTo(Stage.TASK_CREATED);
    }

    /** True times: armed at 0, a task five minutes later. */
    @Test
    void a_clock_a_time_zone_off_makes_a_follow_on_missed_or_count_less() {
        assertThat(HostRun.told(armed(ZERO), task(ofMinutes(5 - 60), "\\X")))
                .containsExactly("armed 47 []");
        assertThat(HostRun.told(armed(ZERO), task(ofMinutes(5 + 60), "\\X")))
                .containsExactly("armed 47 []", "task_created 47 []");
    }

    @Test
    void an_event_id_used_again_hides_nothing() {
        List<Incident> told =
                HostRun.of(
                        withId("7", armed(ZERO)),
                        withId("7", task(ofSeconds(10), "\\X")),
                        withId("7", task(ofSeconds(10), "\\Y")),
                        withId("7", atRun(ofSeconds(10), 7)));
        assertThat(told.get(told.size() - 1).evidenceTotal()).isEqualTo(3);
    }

    @Test
    void the_same_record_twice_changes_nothing() {
        Hit arming = armed(ZERO);
        Hit job = atJob(ofMinutes(1), "\\At1");
        assertThat(HostRun.told(arming, arming, job, job, arming)).hasSize(2);
    }

    @Test
    void a_reboot_between_arming_and_use_is_remarked() {
        assertThat(HostRun.told(armed(ZERO), reboot(ofHours(14)), atRun(ofHours(15), 7)))
                .endsWith("at_run 73 [REBOOT_BETWEEN]");
    }

    @Test
    void raised_flags_raise_a_creation_one_step() {
        assertThat(HostRun.told(armed(ZERO), task(ofMinutes(5), "\\X", Flag.REMOTE)))
                .endsWith("task_created 73 [REMOTE]");
        assertThat(HostRun.told(armed(ZERO), task(ofHours(5), "\\X", Flag.NOT_SCHEDULER)))
                .endsWith("task_created 63 [NOT_SCHEDULER]");
        assertThat(HostRun.told(armed(ZERO), atRun(ofMinutes(5), 7, Flag.MASQUERADE)))
                .endsWith("at_run 63 [MASQUERADE]");
    }

    @Test
    void an_excepted_arming_is_suppressed_until_something_is_not() {
        assertThat(
                        HostRun.of(
                                excepted(armed(ZERO)),
                                excepted(task(ofMinutes(1), "\\X")),
                                atRun(ofMinutes(2), 7)))
                .extracting(i -> i.stage().id() + " " + i.suppressed())
                .containsExactly("armed true", "armed true", "at_run false");
    }

    @Test
    void two_domains_are_two_hosts_and_a_short_name_is_either() {
        assertThat(
                        HostRun.told(
                                onDomain("a.example", armed(ZERO)),
                                onDomain("b.example", atRun(ofMinutes(1), 7))))
                .containsExactly(ARMED);
        assertThat(
                        HostRun.told(
                                onDomain("a.example", armed(ZERO)),
                                onDomain(null, atRun(ofMinutes(1), 7))))
                .hasSize(2);
    }

    @Test
    void a_follow_on_of_an_older_episode_escalates_that_one() {
        List<Incident> told =
                HostRun.of(
                        armed(ZERO),
                        reset(ofHours(1)),
                        armed(ofDays(3)),
                        arriving(ofDays(3).plusHours(1), atRun(ofDays(1), 7)));
        Incident last = told.get(told.size() - 1);
        assertThat(last.identity()).isEqualTo("effective 2026-03-02T09:00:00Z");
        assertThat(last.stage()).isEqualTo(Stage.AT_RUN);
    }

    @Test
    void what_arrives_too_long_before_its_arming_is_forgotten() {
        Hit run = atRun(ofMinutes(1), 7);
        assertThat(HostRun.told(run, arriving(ofHours(24).plusSeconds(62), armed(ZERO))))
                .hasSize(2);
        assertThat(HostRun.told(run, arriving(ofHours(24).plus(ofMillis(62_001)), armed(ZERO))))
                .hasSize(1);
    }
}
