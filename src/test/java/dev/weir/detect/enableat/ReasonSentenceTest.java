package dev.weir.detect.enableat;

import static dev.weir.testing.Incidents.ALICE;
import static dev.weir.testing.Incidents.AT;
import static dev.weir.testing.Incidents.DEFENDER;
import static dev.weir.testing.Incidents.REG;
import static dev.weir.testing.Incidents.SECURITY;
import static dev.weir.testing.Incidents.T0;
import static dev.weir.testing.Incidents.arming;
import static dev.weir.testing.Incidents.evidence;
import static dev.weir.testing.Incidents.of;
import static dev.weir.testing.Incidents.run;
import static dev.weir.testing.Incidents.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.Evidence;
import dev.weir.detect.Flag;
import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.detect.Incident;
import dev.weir.detect.Severity;
import dev.weir.detect.Stage;
import dev.weir.testing.Incidents;
import org.junit.jupiter.api.Test;

class ReasonSentenceTest {
    private static final String ENABLED =
            "AT scheduling was enabled on ws01 by CORP\\alice (reg.exe)";
    private static final Hit.User BOB = new Hit.User("bob", "CORP", null);

    @Test
    void an_at_job_is_named_with_the_time_since_the_arming_and_all_sources() {
        assertThat(reason(Incidents.atJob()))
                .isEqualTo(
                        ENABLED
                                + " and an AT job \\At1 was created 91 s later, seen by Sysmon and"
                                + " Microsoft Defender.");
    }

    @Test
    void an_arming_alone_says_who_and_with_what() {
        assertThat(reason(Incidents.armed())).isEqualTo(ENABLED + ", seen by Sysmon.");
    }

    @Test
    void an_arming_that_was_reset_says_so() {
        assertThat(reason(Incidents.reset(Incidents.armed(), T0.plusSeconds(600))))
                .isEqualTo(ENABLED + " and switched off again 10 min later, seen by Sysmon.");
    }

    @Test
    void a_tentative_arming_says_perhaps() {
        assertThat(reason(Incidents.tentative()))
                .isEqualTo(
                        "AT scheduling may have been enabled on ws01 by CORP\\alice (reg.exe), seen"
                                + " by Sysmon.");
    }

    @Test
    void an_arming_that_is_not_effective_says_so() {
        Hit arming = arming(HitKind.ARMED_TENTATIVE, ALICE, REG, "1", Flag.NOT_EFFECTIVE);
        assertThat(reason(of(Stage.TENTATIVE, Severity.LOW, arming)))
                .startsWith("The AT scheduling value was set in a place that has no effect by");
    }

    @Test
    void a_created_task_is_named() {
        assertThat(reason(Incidents.taskCreated()))
                .isEqualTo(
                        ENABLED
                                + " and a scheduled task \\Updater was created 10 min later, seen"
                                + " by Sysmon and Windows Security.");
    }

    @Test
    void a_remote_task_without_a_name_says_where_from() {
        Hit task = task(HitKind.TASK_CREATED, 7200, SECURITY, null, null, Flag.REMOTE);
        assertThat(follow(Stage.TASK_CREATED, evidence(task)))
                .isEqualTo("a scheduled task was created from another host 2 h later");
    }

    @Test
    void a_job_that_was_only_seen_running_ran() {
        Hit job = task(HitKind.AT_JOB, 5400, SECURITY, "\\At1", ALICE, Flag.EXECUTED);
        assertThat(follow(Stage.AT_JOB, evidence(job)))
                .isEqualTo("an AT job \\At1 ran 1 h 30 min later");
    }

    @Test
    void an_attempt_says_what_at_was_asked_to_do() {
        assertThat(follow(run(90, AT, ALICE))).isEqualTo("at.exe was run 90 s later");
        assertThat(follow(run(90, AT, null, Flag.AT_MODE_CREATE)))
                .isEqualTo("at.exe was run to make a job 90 s later");
        assertThat(follow(run(90, AT, null, Flag.AT_MODE_LIST)))
                .isEqualTo("at.exe was run to list jobs 90 s later");
        assertThat(follow(run(90, AT, null, Flag.AT_MODE_DELETE)))
                .isEqualTo("at.exe was run to delete a job 90 s later");
    }

    @Test
    void an_attempt_by_another_user_names_that_user() {
        assertThat(follow(run(6 * 86400, AT, BOB)))
                .isEqualTo("at.exe was run by CORP\\bob 6 d later");
    }

    @Test
    void an_attempt_by_the_same_user_spelled_otherwise_names_nobody() {
        assertThat(follow(run(90, AT, new Hit.User("Alice", "corp", null))))
                .isEqualTo("at.exe was run 90 s later");
        assertThat(follow(run(90, AT, new Hit.User("alice", null, null))))
                .isEqualTo("at.exe was run 90 s later");
        assertThat(follow(run(90, AT, new Hit.User("alice", "WS01", null))))
                .isEqualTo("at.exe was run by WS01\\alice 90 s later");
    }

    @Test
    void use_within_a_second_is_neither_before_nor_later() {
        assertThat(follow(run(0, AT, ALICE))).isEqualTo("at.exe was run within a second");
    }

    @Test
    void a_masquerade_tells_both_directions_apart() {
        Hit.ProcessInfo renamed = Incidents.process("svc.exe", "C:\\Users\\Public\\svc.exe", "svc");
        assertThat(follow(run(20, renamed, ALICE, Flag.MASQUERADE, Flag.RENAMED_AT)))
                .isEqualTo("at.exe was run under the name svc.exe 20 s later");
        assertThat(follow(run(20, AT, ALICE, Flag.MASQUERADE)))
                .isEqualTo("a program that only calls itself at.exe was run 20 s later");
    }

    @Test
    void a_wmi_attempt_says_wmi() {
        assertThat(follow(run(30, AT, ALICE, Flag.WMI, Flag.AT_MODE_CREATE)))
                .isEqualTo("an AT job was requested through WMI 30 s later");
    }

    @Test
    void a_follow_on_stamped_earlier_than_its_arming_is_before() {
        Hit task = task(HitKind.TASK_CREATED, -2, DEFENDER, "\\X");
        assertThat(follow(Stage.TASK_CREATED, evidence(task)))
                .isEqualTo("a scheduled task \\X was created 2 s before");
    }

    @Test
    void use_after_a_reset_says_so() {
        Hit run = run(900, AT, ALICE, Flag.AFTER_RESET);
        assertThat(follow(run))
                .isEqualTo("at.exe was run 15 min later although it had been switched off");
    }

    @Test
    void unknown_user_and_process_are_left_out_or_named_as_unknown() {
        assertThat(by(null, REG)).isEqualTo("reg.exe");
        assertThat(by(ALICE, null)).isEqualTo("CORP\\alice");
        assertThat(by(new Hit.User(null, null, "S-1-5-18"), null)).isEqualTo("S-1-5-18");
        assertThat(by(null, null)).isEqualTo("an unknown user");
    }

    @Test
    void the_earliest_fact_of_the_stage_is_named_and_excepted_ones_are_not() {
        Evidence covered =
                evidence(task(HitKind.TASK_CREATED, 5, SECURITY, "\\Known").exceptedBy("onedrive"));
        Evidence first = evidence(task(HitKind.TASK_CREATED, 10, SECURITY, "\\X"));
        Evidence second = evidence(task(HitKind.TASK_CREATED, 20, SECURITY, "\\Y"));
        assertThat(follow(Stage.TASK_CREATED, covered, first, second))
                .isEqualTo("a scheduled task \\X was created 10 s later");
    }

    @Test
    void a_suppressed_alert_names_the_exception() {
        Incident incident = of(Stage.ARMED, Severity.MEDIUM, arming().exceptedBy("build-hosts"));
        assertThat(reason(incident))
                .isEqualTo(ENABLED + ", seen by Sysmon; suppressed by exception build-hosts.");
    }

    @Test
    void names_from_the_endpoint_stay_on_one_line_and_short() {
        String hostile = "\\X\r\nAlert: none\u202e" + "y".repeat(500);
        Hit task = task(HitKind.TASK_CREATED, 10, SECURITY, hostile);
        assertThat(follow(Stage.TASK_CREATED, evidence(task)))
                .isEqualTo(
                        "a scheduled task \\X Alert: none "
                                + "y".repeat(104)
                                + "… was created 10 s later");
    }

    private static String by(Hit.User user, Hit.ProcessInfo process) {
        String reason =
                reason(of(Stage.ARMED, Severity.MEDIUM, arming(HitKind.ARMED, user, process, "1")));
        return reason.replaceFirst(".* on ws01 by (.*), seen by Sysmon\\.", "$1");
    }

    private static String follow(Hit run) {
        return follow(Stage.AT_RUN, evidence(run));
    }

    private static String follow(Stage stage, Evidence... evidence) {
        String reason = reason(of(stage, Severity.HIGH, arming(), evidence));
        assertThat(reason).startsWith(ENABLED + " and ");
        return reason.substring((ENABLED + " and ").length(), reason.indexOf(", seen by"));
    }

    private static String reason(Incident incident) {
        return new ReasonSentence(EnableAtDetector.CARD.phrases()).of(incident);
    }
}
