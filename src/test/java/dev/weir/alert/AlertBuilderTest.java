package dev.weir.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.Flag;
import dev.weir.detect.HitKind;
import dev.weir.detect.Incident;
import dev.weir.detect.Severity;
import dev.weir.detect.Stage;
import dev.weir.rule.RuleCard;
import dev.weir.testing.Incidents;
import java.util.List;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

class AlertBuilderTest {

    @Test
    void techniques_follow_the_stage() {
        assertThat(techniques(Incidents.tentative())).containsExactly("T1562.001", "T1112");
        assertThat(techniques(Incidents.armed())).containsExactly("T1562.001", "T1112");
        assertThat(techniques(Incidents.taskCreated()))
                .containsExactly("T1562.001", "T1112", "T1053.005");
        assertThat(techniques(Incidents.atRun()))
                .containsExactly("T1562.001", "T1112", "T1053.002");
        assertThat(techniques(Incidents.atJob()))
                .containsExactly("T1562.001", "T1112", "T1053.002");
    }

    @Test
    void techniques_follow_remote_and_wmi_flags() {
        Incident incident =
                Incidents.of(
                        Stage.AT_JOB,
                        Severity.CRITICAL,
                        Incidents.arming(),
                        Incidents.evidence(
                                Incidents.task(
                                        HitKind.AT_JOB,
                                        1,
                                        Incidents.SYSMON,
                                        "\\At1",
                                        null,
                                        Flag.REMOTE,
                                        Flag.WMI)));
        assertThat(techniques(incident))
                .containsExactly("T1562.001", "T1112", "T1053.002", "T1021", "T1047");
    }

    @Test
    void all_revisions_of_an_episode_share_one_id() {
        assertThat(AlertBuilder.build(Incidents.armed(), 1).id())
                .isEqualTo(AlertBuilder.build(Incidents.atJob(), 7).id());
    }

    @Test
    void an_alert_travels_without_kryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Alert.class);
    }

    private List<String> techniques(Incident incident) {
        return AlertBuilder.build(incident, 1).threat().stream()
                .map(
                        attack ->
                                attack.subtechnique() == null
                                        ? attack.technique()
                                        : attack.subtechnique())
                .map(RuleCard.Term::id)
                .toList();
    }
}
