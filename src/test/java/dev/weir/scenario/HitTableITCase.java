package dev.weir.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ingest.RawRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each hit from every source that can tell it, as a raw event through the whole topology. */
class HitTableITCase {

    @RegisterExtension static final MiniClusterExtension CLUSTER = ScenarioRun.cluster();

    private static Outcome outcome;

    @BeforeAll
    static void tellAll() throws Exception {
        List<RawRecord> records = new ArrayList<>();
        HitTable.all().forEach(row -> records.addAll(records(row, !row.arms())));
        HitTable.touches().forEach(row -> records.addAll(records(row, true)));
        outcome = ScenarioRun.run(records);
    }

    private static List<RawRecord> records(HitTable.Row row, boolean armed) {
        Machine host = row.cast().h1();
        List<Wire> events = new ArrayList<>();
        if (armed) {
            events.add(Sysmon.sysmon13(host, 0, Names.ON));
        }
        events.add(row.event().apply(host));
        return Scenario.records(row.cast(), events);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("What a hit comes to")
    @MethodSource("rows")
    void hit_is_told(HitTable.Row row) {
        List<Document> alert = alert(row);
        assertThat(alert).hasSize(row.arms() ? 1 : 2);
        assertThat(alert.get(alert.size() - 1).told()).isEqualTo(row.told());
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("A touched task is an annotation")
    @MethodSource("touches")
    void touch_is_an_annotation(HitTable.Row row) {
        List<Document> alert = alert(row);
        assertThat(alert).hasSize(2);
        assertThat(alert.get(1).told()).isEqualTo(row.told());
        assertThat(alert.get(1).summary()).contains("evidence [task_touched]");
    }

    /** The only alert of the row's host. */
    private static List<Document> alert(HitTable.Row row) {
        assertThat(outcome.rejections(row.cast())).isEmpty();
        List<List<Document>> alerts = outcome.alerts(row.cast().h1());
        assertThat(alerts).as("alerts").hasSize(1);
        return alerts.get(0);
    }

    static Stream<HitTable.Row> rows() {
        return HitTable.all();
    }

    static Stream<HitTable.Row> touches() {
        return HitTable.touches();
    }
}
