package dev.weir.scenario;

import static dev.weir.scenario.CrowdStrike.crowdstrikeHost;
import static dev.weir.scenario.CrowdStrike.crowdstrikeRegistry;
import static dev.weir.scenario.CrowdStrike.nameless;
import static dev.weir.scenario.Names.ON;
import static dev.weir.scenario.Sysmon.sysmon13;
import static dev.weir.scenario.Sysmon.sysmonAt;
import static dev.weir.scenario.Told.ARMED_47;
import static dev.weir.scenario.Told.RUN_73;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.ingest.RawRecord;
import dev.weir.job.JobConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which events are of one host: short names, domains, addresses, tenants. */
class IdentityITCase {

    @RegisterExtension static final MiniClusterExtension CLUSTER = ScenarioRun.cluster();

    @Test
    void same_short_name_in_two_domains_is_two_hosts() throws Exception {
        assertThat(told("ws01.corp.example", "ws01.lab.example")).containsExactly(ARMED_47);
    }

    @Test
    void short_and_full_name_is_one_host() throws Exception {
        assertThat(told("WS01", "ws01.corp.example")).containsExactly(ARMED_47, RUN_73);
    }

    @Test
    void trailing_dot_and_case_are_one_host() throws Exception {
        assertThat(told("ws01.corp.example.", "WS01.Corp.Example"))
                .containsExactly(ARMED_47, RUN_73);
    }

    @Test
    void addresses_of_one_network_are_two_hosts() throws Exception {
        assertThat(told("10.20.0.1", "10.20.0.2")).containsExactly(ARMED_47);
    }

    @Test
    void one_address_is_one_host() throws Exception {
        assertThat(told("10.20.0.1", "10.20.0.1")).containsExactly(ARMED_47, RUN_73);
    }

    @Test
    void same_name_in_two_tenants_is_two_hosts() throws Exception {
        Machine host = new Machine("ws01.corp.example");
        List<RawRecord> records = new ArrayList<>();
        records.addAll(Scenario.records(new Cast("acme.events"), List.of(sysmon13(host, 0, ON))));
        records.addAll(Scenario.records(new Cast("globex.events"), List.of(sysmonAt(host, 60))));
        JobConfig byTopic = JobConfig.of("--tenant.pattern", "^([a-z]+)\\.events$");

        Outcome outcome = ScenarioRun.run(records, byTopic);

        assertThat(outcome.documents()).extracting(Document::told).containsExactly(ARMED_47);
        assertThat(outcome.documents().get(0).json().at("/weir/tenant").textValue())
                .isEqualTo("acme");
    }

    @Test
    void two_hosts_of_one_name_armed_in_one_minute_are_two_alerts_of_two_ids() throws Exception {
        List<Wire> events =
                List.of(
                        sysmon13(new Machine("ws01.corp.example"), 0, ON),
                        sysmon13(new Machine("ws01.lab.example"), 30, ON));

        Outcome outcome = ScenarioRun.run(Scenario.records(new Cast("identity"), events));

        assertThat(outcome.documents()).extracting(Document::told).containsOnly(ARMED_47);
        assertThat(outcome.documents()).extracting(Document::id).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void an_alert_under_a_vendors_id_is_an_alias_of_the_one_under_the_name() throws Exception {
        Machine host = new Machine("ws01.corp.example");
        List<Wire> events =
                List.of(
                        nameless(host, crowdstrikeRegistry(host, 0, "1")),
                        crowdstrikeHost(host, 9));

        Outcome outcome = ScenarioRun.run(Scenario.records(new Cast("identity"), events));

        Map<String, Document> byHost = byHost(outcome);
        assertThat(byHost.keySet()).containsExactlyInAnyOrder(host.hexId(32), "ws01");
        String underTheId = byHost.get(host.hexId(32)).id();
        Document underTheName = byHost.get("ws01");
        assertThat(underTheName.id()).isNotEqualTo(underTheId);
        assertThat(underTheName.json().at("/weir/aliases"))
                .extracting(JsonNode::textValue)
                .startsWith(underTheId);
    }

    /** The alert of each host; hosts are told in any order, because each has its own subtask. */
    private static Map<String, Document> byHost(Outcome outcome) {
        return outcome.documents().stream().collect(toMap(Document::host, identity()));
    }

    /** All that is told when one name is armed and another runs at.exe. */
    private static List<Told> told(String armed, String user) throws Exception {
        List<Wire> events =
                List.of(sysmon13(new Machine(armed), 0, ON), sysmonAt(new Machine(user), 60));
        Outcome outcome = ScenarioRun.run(Scenario.records(new Cast("identity"), events));
        return outcome.documents().stream().map(Document::told).toList();
    }
}
