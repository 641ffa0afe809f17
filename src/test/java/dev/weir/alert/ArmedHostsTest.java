package dev.weir.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.HitKind;
import dev.weir.detect.Tenants;
import dev.weir.event.HostKey;
import dev.weir.testing.Incidents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

class ArmedHostsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private final ArmedHosts hosts = new ArmedHosts(3);

    @Test
    void a_host_alone_is_one_whether_known_or_not() {
        assertThat(hosts.around(armed("a", 0))).isEqualTo(1);
        hosts.add(armed("a", 0));
        assertThat(hosts.around(armed("a", 0))).isEqualTo(1);
    }

    @Test
    void hosts_within_a_day_count_on_both_sides() {
        hosts.add(armed("a", -24));
        hosts.add(armed("b", 24));
        hosts.add(armed("c", 25));
        assertThat(hosts.around(armed("me", 0))).isEqualTo(3);
    }

    @Test
    void a_host_counts_once_with_its_newest_arming() {
        hosts.add(armed("a", 0));
        hosts.add(armed("a", 5));
        hosts.add(armed("a", 3));
        assertThat(hosts.around(armed("me", 0))).isEqualTo(2);
        assertThat(hosts.around(armed("me", 28))).isEqualTo(2);
        assertThat(hosts.around(armed("me", -23))).isEqualTo(1);
    }

    @Test
    void tenants_do_not_see_each_other() {
        hosts.add(new ArmedHost("other", "a", NOON));
        assertThat(hosts.around(armed("me", 0))).isEqualTo(1);
    }

    @Test
    void the_host_armed_longest_ago_is_forgotten_first() {
        hosts.add(armed("b", 2));
        hosts.add(armed("a", 1));
        hosts.add(armed("c", 3));
        assertThat(hosts.add(armed("d", 4))).containsExactly("t/a");
        assertThat(hosts.get("t/a")).isNull();
        assertThat(hosts.around(armed("me", 0))).isEqualTo(4);
    }

    @Test
    void an_arming_older_than_all_that_is_kept_is_forgotten_at_once() {
        hosts.add(armed("b", 2));
        hosts.add(armed("a", 1));
        hosts.add(armed("c", 3));
        assertThat(hosts.add(armed("old", -9))).containsExactly("t/old");
        assertThat(hosts.get("t/old")).isNull();
    }

    @Test
    void every_sure_arming_counts_and_no_other_hit() throws Exception {
        List<ArmedHost> counted = new ArrayList<>();
        Collector<ArmedHost> out = new ListCollector<>(counted);
        ArmedHost.OfHit armings = new ArmedHost.OfHit();
        armings.flatMap(Incidents.tentative().arming(), out);
        armings.flatMap(Incidents.arming(), out);
        armings.flatMap(Incidents.task(HitKind.AT_JOB, 1, Incidents.SYSMON, "\\At1"), out);
        armings.flatMap(Incidents.arming(), out);
        HostKey heartbeat = new HostKey(Tenants.HEARTBEAT, "weir-heartbeat-1", null);
        armings.flatMap(Incidents.arming().under(heartbeat), out);

        ArmedHost once = new ArmedHost("default", "ws01", Incidents.T0);
        assertThat(counted).containsExactly(once, once);
    }

    private static ArmedHost armed(String host, long hours) {
        return new ArmedHost("t", host, NOON.plusSeconds(3600 * hours));
    }
}
