package dev.weir.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.alert.Alert;
import dev.weir.alert.AlertBuilder;
import dev.weir.detect.Evidence;
import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.detect.Severity;
import dev.weir.detect.Stage;
import dev.weir.testing.Incidents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Kafka would not take would stop the job at each attempt. */
class AlertSizeTest {
    /** Six bytes in JSON. */
    private static final String COSTLY = "\u0001".repeat(1_000);

    @ParameterizedTest
    @EnumSource
    void the_largest_document_fits_and_keeps_arming_and_proof(AlertFormat format)
            throws IOException {
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            evidence.add(Incidents.evidence(task(HitKind.TASK_CREATED, i)));
        }
        evidence.add(60, Incidents.evidence(task(HitKind.AT_JOB, 60)));
        Alert alert =
                AlertBuilder.build(
                        Incidents.of(
                                Stage.AT_JOB,
                                Severity.CRITICAL,
                                Incidents.arming(),
                                evidence.toArray(Evidence[]::new)),
                        1);

        byte[] bytes = AlertDocument.write(alert, format);

        assertThat(bytes.length).isLessThanOrEqualTo(1_000_000);
        JsonNode document = new ObjectMapper().readTree(bytes);
        JsonNode weir = document.at(format == AlertFormat.ECS ? "/weir" : "/unmapped/weir");
        assertThat(weir.at("/arming/signal").asText()).isEqualTo("armed");
        assertThat(weir.at("/evidence").findValuesAsText("signal")).contains("at_job");
        assertThat(weir.at("/evidence_total").asInt()).isEqualTo(121);
        boolean whole = weir.at("/evidence").size() == 121;
        assertThat(weir.at("/flags").toString().contains("truncated")).isEqualTo(!whole);
    }

    private static Hit task(HitKind kind, int second) {
        return new Hit(
                kind,
                List.of(),
                Incidents.KEY,
                Incidents.T0.plusSeconds(second),
                Incidents.T0.plusSeconds(second),
                Incidents.SYSMON,
                COSTLY,
                COSTLY,
                COSTLY,
                new Hit.Host(COSTLY + second, COSTLY, List.of(COSTLY)),
                new Hit.User(COSTLY + second, COSTLY, COSTLY),
                new Hit.ProcessInfo(COSTLY, COSTLY, COSTLY, COSTLY, 1L, COSTLY, COSTLY, 1L),
                new Hit.Registry(COSTLY, List.of(COSTLY, COSTLY), COSTLY, COSTLY, COSTLY),
                new Hit.Task(COSTLY, COSTLY, COSTLY),
                null);
    }
}
