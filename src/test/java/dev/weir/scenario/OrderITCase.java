package dev.weir.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ingest.RawRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Arrival order does not matter, and neither does telling it twice. */
class OrderITCase {

    /** Those with an even seed deliver each event twice. */
    private static final int SHUFFLES = 10;

    @RegisterExtension static final MiniClusterExtension CLUSTER = ScenarioRun.cluster();

    private static Outcome outcome;

    @BeforeAll
    static void tellAllInEveryOrder() throws Exception {
        List<RawRecord> records = new ArrayList<>();
        for (Scenario scenario : scenarios().toList()) {
            Cast byTime = scenario.cast("-by-time");
            records.addAll(inOrder(byTime, scenario.events(byTime)));
            Cast reversed = scenario.cast("-reversed");
            List<Wire> backwards = scenario.events(reversed);
            Collections.reverse(backwards);
            records.addAll(inOrder(reversed, backwards));
            for (long seed = 1; seed <= SHUFFLES; seed++) {
                Cast shuffled = scenario.cast("-seed-" + seed);
                List<Wire> events = scenario.events(shuffled);
                if (seed % 2 == 0) {
                    events.addAll(List.copyOf(events));
                }
                Collections.shuffle(events, new Random(seed));
                records.addAll(inOrder(shuffled, events));
            }
        }
        outcome = ScenarioRun.run(records);
    }

    /** All arrive after the last has happened, one a second, so that no clock seems to be ahead. */
    private static List<RawRecord> inOrder(Cast cast, List<Wire> events) {
        double last = events.stream().mapToDouble(Wire::at).max().orElseThrow();
        List<Wire> delivered = new ArrayList<>();
        for (Wire event : events) {
            delivered.add(event.arr(last + 2 + delivered.size()));
        }
        return Scenario.records(cast, delivered);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("Every alert of the event-time order comes out in every order")
    @MethodSource("scenarios")
    void any_order_tells_the_same_alerts(Scenario scenario) {
        Stream<String> shuffles = IntStream.rangeClosed(1, SHUFFLES).mapToObj(s -> "-seed-" + s);
        Stream.concat(Stream.of("-by-time", "-reversed"), shuffles)
                .forEach(order -> check(scenario, order));
    }

    private static void check(Scenario scenario, String order) {
        List<String> roles = scenario.alerts().stream().map(Expected::role).distinct().toList();
        Cast cast = scenario.cast(order);
        if (!scenario.mayOverAlert()) {
            assertThat(outcome.hosts(cast)).as(order).hasSize(roles.size());
        }
        for (String role : roles) {
            List<Told> expected =
                    worstFirst(
                            scenario.alerts().stream()
                                    .filter(alert -> alert.role().equals(role))
                                    .map(Expected::last));
            List<Told> told =
                    worstFirst(
                            outcome.alerts(cast.host(role)).stream()
                                    .map(revisions -> revisions.get(revisions.size() - 1).told()));
            if (scenario.mayOverAlert() && !order.equals("-by-time")) {
                assertNotLess(told, expected, order + " " + role);
            } else {
                assertThat(told).as(order + " " + role).isEqualTo(expected);
                haveTheIdsOfTheEventTimeOrder(scenario, order, role);
            }
        }
    }

    private static void haveTheIdsOfTheEventTimeOrder(
            Scenario scenario, String order, String role) {
        Machine host = scenario.cast(order).host(role);
        List<Document> alerts = last(host);
        for (Document byTime : last(scenario.cast("-by-time").host(role))) {
            assertThat(alerts)
                    .as(order + " " + role + ": id " + byTime.idFor(host))
                    .filteredOn(alert -> alert.ids().contains(byTime.idFor(host)))
                    .hasSize(1)
                    .allSatisfy(
                            alert ->
                                    // But for earlier openings that came late.
                                    assertThat(alert.revision() / 100)
                                            .isEqualTo(byTime.revision() / 100));
        }
    }

    /** The last revision of each alert. */
    private static List<Document> last(Machine host) {
        return outcome.alerts(host).stream()
                .map(revisions -> revisions.get(revisions.size() - 1))
                .toList();
    }

    private static List<Told> worstFirst(Stream<Told> told) {
        return told.sorted(Comparator.comparingInt(Told::risk).reversed()).toList();
    }

    private static void assertNotLess(List<Told> told, List<Told> expected, String order) {
        assertThat(told).as(order).hasSizeGreaterThanOrEqualTo(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(told.get(i).risk())
                    .as(order + ": " + told + " against " + expected)
                    .isGreaterThanOrEqualTo(expected.get(i).risk());
        }
    }

    @Test
    @DisplayName("S32 Replay: the same input gives the same ids, twice the same gives nothing new")
    void same_input_twice_tells_nothing_new() throws Exception {
        List<RawRecord> once = new ArrayList<>();
        List<RawRecord> twice = new ArrayList<>();
        for (Scenario scenario : scenarios().toList()) {
            List<RawRecord> records = scenario.records(scenario.cast());
            once.addAll(records);
            twice.addAll(records);
            twice.addAll(again(records));
        }
        List<String> first = told(ScenarioRun.run(once));
        assertThat(told(ScenarioRun.run(once))).as("another run").isEqualTo(first);
        assertThat(told(ScenarioRun.run(twice))).as("the same input again").isEqualTo(first);
    }

    /** The same values at later offsets, delivered after everything else. */
    private static List<RawRecord> again(List<RawRecord> records) {
        RawRecord last = records.get(records.size() - 1);
        return records.stream()
                .map(
                        r ->
                                new RawRecord(
                                        r.value(),
                                        r.topic(),
                                        r.partition(),
                                        last.offset() + 1 + r.offset(),
                                        last.ingested() + 1000 + r.offset()))
                .toList();
    }

    private static List<String> told(Outcome outcome) {
        return outcome.documents().stream()
                .map(d -> d.host() + " " + d.id() + " " + d.revision() + " " + d.told())
                .sorted()
                .toList();
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                        OneVendor.all(),
                        CrossVendor.all(),
                        NearMisses.all(),
                        ResetsAndEvasion.all(),
                        Boundaries.all())
                .flatMap(all -> all);
    }
}
