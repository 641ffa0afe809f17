package dev.weir.reference;

import static dev.weir.signal.SignalKind.DISARMED;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.weir.correlate.Severity;
import dev.weir.correlate.Stage;
import dev.weir.correlate.Windows;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Holds what the engine issued for one host against the reference.
 *
 * @param fault what is wrong; empty when nothing is
 * @param exact whether equality was demanded, not only "no alert missing and none lower"
 * @param differs whether the engine told something else than the reference
 */
record Comparison(Optional<String> fault, boolean exact, boolean differs) {

    /** What must agree of an episode; its end may be newer than the last revision tells. */
    private record Told(Instant first, Stage stage, Severity severity, boolean suppressed) {}

    private static final Comparator<Told> ORDER =
            Comparator.comparing(Told::first)
                    .thenComparing(Told::stage)
                    .thenComparing(Told::severity)
                    .thenComparing(Told::suppressed);

    /**
     * @param arrivals the signals of one host by arrival
     * @param issued every revision of that host in the order of issue
     */
    static Comparison of(List<Fact> arrivals, List<Revision> issued) {
        boolean exact = !resetOrEarlierArmingIsLate(arrivals);
        List<ReferenceEpisode> episodes = episodes(arrivals);
        Collection<List<Revision>> alerts =
                issued.stream()
                        .collect(groupingBy(Revision::identity, LinkedHashMap::new, toList()))
                        .values();
        List<Told> expected = episodes.stream().map(Comparison::told).sorted(ORDER).toList();
        List<Told> actual = alerts.stream().map(Comparison::told).sorted(ORDER).toList();
        boolean differs = !expected.equals(actual);
        Optional<String> fault = alerts.stream().flatMap(a -> revisionFault(a).stream()).findAny();
        if (fault.isEmpty() && exact && differs) {
            fault = Optional.of("expected " + expected + "\n but was " + actual);
        }
        if (fault.isEmpty() && !exact) {
            fault = missing(episodes, alerts);
        }
        return new Comparison(fault, exact, differs);
    }

    /**
     * Whether a reset arrived after something that is not earlier than it, or an arming that is
     * earlier than the first of an open episode: there, and only there, more may be told than in
     * the order of event times.
     */
    static boolean resetOrEarlierArmingIsLate(List<Fact> arrivals) {
        for (int i = 1; i < arrivals.size(); i++) {
            Fact fact = arrivals.get(i);
            List<Fact> before = arrivals.subList(0, i);
            if (fact.kind() == DISARMED
                    && before.stream()
                            .anyMatch(b -> b.kind() != DISARMED && b.millis() >= fact.millis())) {
                return true;
            }
            if (fact.kind().arms()
                    && episodes(before).stream()
                            .anyMatch(e -> e.first().isAfter(Fact.T0.plusMillis(fact.millis())))) {
                return true;
            }
        }
        return false;
    }

    private static List<ReferenceEpisode> episodes(List<Fact> facts) {
        return Reference.episodes(
                facts.stream().map(f -> f.signal("h")).toList(), Windows.defaults());
    }

    private static Optional<String> revisionFault(List<Revision> alert) {
        for (int i = 0; i < alert.size(); i++) {
            Revision now = alert.get(i);
            if (now.revision() != i) {
                return Optional.of("revision " + now.revision() + " stands at place " + i);
            }
            if (i > 0
                    && !(atLeast(List.of(now), Revision::severity, alert.get(i - 1).severity())
                            && atLeast(List.of(now), Revision::stage, alert.get(i - 1).stage()))) {
                return Optional.of("revision " + i + " is lower than the one before it");
            }
        }
        return Optional.empty();
    }

    /** An episode of the reference without alerts that overlap it and tell at least as much. */
    private static Optional<String> missing(
            List<ReferenceEpisode> episodes, Collection<List<Revision>> alerts) {
        if (alerts.size() < episodes.size()) {
            return Optional.of(alerts.size() + " alerts for " + episodes);
        }
        for (ReferenceEpisode episode : episodes) {
            List<Revision> near =
                    alerts.stream()
                            .map(Comparison::newest)
                            .filter(a -> overlap(episode, a))
                            .toList();
            if (!atLeast(near, Revision::stage, episode.stage())
                    || !atLeast(near, Revision::severity, episode.severity())) {
                return Optional.of("missing " + episode + "\n in " + alerts);
            }
        }
        return Optional.empty();
    }

    private static <T extends Comparable<T>> boolean atLeast(
            List<Revision> alerts, Function<Revision, T> level, T wanted) {
        return alerts.stream().map(level).anyMatch(l -> l.compareTo(wanted) >= 0);
    }

    private static boolean overlap(ReferenceEpisode episode, Revision alert) {
        return alert.effective() == episode.effective()
                && !alert.first().isAfter(episode.last())
                && !alert.last().isBefore(episode.first());
    }

    private static Revision newest(List<Revision> alert) {
        return alert.get(alert.size() - 1);
    }

    private static Told told(ReferenceEpisode e) {
        return new Told(e.first(), e.stage(), e.severity(), e.suppressed());
    }

    private static Told told(List<Revision> alert) {
        Revision newest = newest(alert);
        return new Told(newest.first(), newest.stage(), newest.severity(), newest.suppressed());
    }
}
