package dev.weir.episode;

import static dev.weir.testing.Hits.armed;
import static dev.weir.testing.Hits.atRun;
import static dev.weir.testing.Hits.from;
import static dev.weir.testing.Hits.onDomain;
import static dev.weir.testing.Hits.tentative;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.Flag;
import dev.weir.detect.Hit;
import dev.weir.detect.Incident;
import dev.weir.event.HostKey;
import dev.weir.testing.Hits;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arming at zero is at 09:00:00, on a line of the grid. */
class OpeningIdsTest {
    private static final Hit SYSMON = armed(ofMinutes(2));
    private static final Hit DEFENDER = armed(ofMinutes(2).plusMillis(700), Hits.DEFENDER);

    @Test
    void the_id_under_which_a_vendor_knew_the_host_is_told() {
        HostKey name = Hits.armed(Duration.ZERO).key();
        Hit unnamed = Hits.unnamed(Hits.armed(Duration.ZERO));

        assertThat(HostRun.of(unnamed)).allSatisfy(i -> assertThat(i.former()).isEmpty());
        assertThat(HostRun.of(unnamed.under(name)))
                .singleElement()
                .extracting(Incident::former)
                .isEqualTo(List.of(new Incident.Former("a-1", "effective 2026-03-02T09:00:00Z")));
    }

    @Test
    void copies_of_one_arming_give_the_same_id_whichever_comes_first() {
        assertThat(ids(last(SYSMON, DEFENDER))).containsExactly("effective 2026-03-02T09:00:00Z");
        assertThat(ids(last(DEFENDER, SYSMON))).containsExactly("effective 2026-03-02T09:00:00Z");
    }

    @Test
    void an_opening_near_a_line_lists_the_id_that_a_copy_beyond_it_would_give() {
        assertThat(ids(last(armed(ofMinutes(4).plusSeconds(1)))))
                .containsExactly(
                        "effective 2026-03-02T09:00:00Z", "effective 2026-03-02T09:05:00Z");
        assertThat(ids(last(armed(ZERO))))
                .containsExactly(
                        "effective 2026-03-02T09:00:00Z", "effective 2026-03-02T08:55:00Z");
        assertThat(ids(last(armed(ofMinutes(1))))).hasSize(1);
        assertThat(ids(last(armed(ofMinutes(4).minusMillis(1))))).hasSize(1);
    }

    @Test
    void a_copy_beyond_the_line_is_no_news() {
        assertThat(HostRun.of(armed(ZERO), from(Hits.DEFENDER, armed(ofMillis(-1))))).hasSize(1);
    }

    @Test
    void an_earlier_arming_that_comes_late_is_told_with_the_id_it_would_have_given() {
        List<Incident> told = HostRun.of(armed(ofHours(2)), armed(ofMinutes(2)));
        assertThat(told).extracting(Incident::first).containsExactly(true, false);
        assertThat(told).extracting(Incident::revision).containsExactly(47_100_100, 47_100_101);
        assertThat(ids(told.get(1)))
                .containsExactly(
                        "effective 2026-03-02T11:00:00Z", "effective 2026-03-02T09:00:00Z");
    }

    @Test
    void a_later_arming_is_an_alias_and_no_news() {
        assertThat(HostRun.of(armed(ofMinutes(2)), armed(ofHours(2)))).hasSize(1);
        assertThat(ids(last(armed(ofMinutes(2)), armed(ofHours(2)), atRun(ofHours(3), 1))))
                .containsExactly(
                        "effective 2026-03-02T09:00:00Z", "effective 2026-03-02T11:00:00Z");
    }

    @Test
    void of_many_armings_the_oldest_32_are_aliases() {
        Hit[] hits =
                IntStream.rangeClosed(0, 40)
                        .mapToObj(i -> armed(ofMinutes(2 + 90L * i)))
                        .toArray(Hit[]::new);
        Incident told = last(with(hits, atRun(ofHours(61), 1)));
        assertThat(told.aliases())
                .hasSize(32)
                .startsWith("effective 2026-03-02T10:30:00Z")
                .endsWith("effective 2026-03-04T09:00:00Z")
                .isSorted();
    }

    @Test
    void the_32_bit_view_in_the_same_second_is_an_alert_of_its_own() {
        Duration at = ofMinutes(2);
        assertThat(HostRun.of(armed(at), tentative(at.plusMillis(5), Flag.NOT_EFFECTIVE)))
                .extracting(Incident::identity)
                .containsExactly("effective 2026-03-02T09:00:00Z", "note 2026-03-02T09:00:00Z");
    }

    @Test
    void of_two_domains_the_second_has_its_name_in_the_id() {
        List<Incident> told =
                HostRun.of(
                        onDomain("a.example", armed(ofMinutes(2))),
                        onDomain("b.example", armed(ofMinutes(2).plusSeconds(30))),
                        onDomain("a.example", atRun(ofMinutes(3), 1)),
                        onDomain("b.example", atRun(ofMinutes(3), 2)));
        assertThat(told)
                .extracting(Incident::identity)
                .containsExactly(
                        "effective 2026-03-02T09:00:00Z",
                        "effective 2026-03-02T09:00:00Z b.example",
                        "effective 2026-03-02T09:00:00Z",
                        "effective 2026-03-02T09:00:00Z b.example");
        assertThat(told).allSatisfy(incident -> assertThat(incident.aliases()).isEmpty());
    }

    @Test
    void an_alias_is_never_the_id_of_another_domain() {
        List<Incident> told =
                HostRun.of(
                        onDomain("b.example", armed(ofMinutes(6))),
                        onDomain("a.example", armed(ofMinutes(4).plusSeconds(30))));
        assertThat(ids(told.get(1)))
                .containsExactly(
                        "effective 2026-03-02T09:00:00Z",
                        "effective 2026-03-02T09:05:00Z a.example");
    }

    @Test
    void alerts_that_a_late_arming_bridges_are_merged_by_an_alias() {
        Hit bridge = Hits.arriving(Duration.ofDays(8), armed(Duration.ofDays(5)));
        Hit second = armed(Duration.ofDays(8).minus(ofSeconds(120)));
        List<Incident> told =
                HostRun.of(armed(ofMinutes(2)), second, bridge, atRun(Duration.ofDays(8), 1));
        assertThat(told.get(0).first() && told.get(1).first()).isTrue();
        assertThat(ids(told.get(2))).startsWith(told.get(0).identity());
        assertThat(told.get(2).aliases()).contains(told.get(1).identity());
    }

    private static Incident last(Hit... hits) {
        List<Incident> told = HostRun.of(hits);
        return told.get(told.size() - 1);
    }

    private static Hit[] with(Hit[] hits, Hit next) {
        Hit[] all = Arrays.copyOf(hits, hits.length + 1);
        all[hits.length] = next;
        return all;
    }

    private static List<String> ids(Incident incident) {
        return Stream.concat(Stream.of(incident.identity()), incident.aliases().stream()).toList();
    }
}
