package dev.weir.reference;

import static dev.weir.signal.SignalKind.DISARMED;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.weir.correlate.Incident;
import dev.weir.correlate.Severity;
import dev.weir.correlate.Stage;
import dev.weir.correlate.Windows;
import dev.weir.signal.Flag;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what the engine issued for one host against the reference.
 *
 * @param fault what is wrong; empty when nothing is
 * @param exact whether equality was demanded, not only "no alert missing and none lower"
 * @param moreThanReference whether the engine told more, which only a late reset or a late earlier
 *     arming allows
 */
record Comparison(Optional<String> fault, boolean exact, boolean moreThanReference) {

    /** What must agree of an episode; the end may be newer than the last revision tells. */
    private record Told(Instant first, Stage stage, Severity severity, boolean suppressed) {}

    /**
     * @param arrivals the signals of one host by arrival
     * @param issued every revision of that host in the order of issue
     */
    static Comparison of(List<Fact> arrivals, List<Incident> issued) {
        boolean exact = !resetOrEarlierArmingIsLate(arrivals);
        List<ReferenceEpisode> expected =
                Reference.episodes(
                        arrivals.stream().map(f -> f.signal("")).toList(), Windows.defaults());
        Map<String, List<Incident>> alerts =
                issued.stream()
                        .collect(groupingBy(Incident::identity, LinkedHashMap::new, toList()));
        List<Told> wanted = expected.stream().map(Comparison::told).sorted(ORDER).toList();
        List<Told> actual = alerts.values().stream().map(Comparison::told).sorted(ORDER).toList();
        boolean equal = wanted.equals(actual);
        Optional<String> fault = revisionFault(alerts);
        if (fault.isEmpty() && exact && !equal) {
            fault = Optional.of("expected " + wanted + "\n but was " + actual);
        }
        if (fault.isEmpty() && !exact) {
            fault = missing(expected, alerts);
        }
        return new Comparison(fault, exact, !equal);
    }

    /**
     * Whether a reset arrived after something that is not earlier than it, or an arming after a
     * later one: there, and only there, more may be told than the order of event times would.
     */
    static boolean resetOrEarlierArmingIsLate(List<Fact> arrivals) {
        for (int late = 1; late < arrivals.size(); late++) {
            Fact fact = arrivals.get(late);
            boolean reset = fact.kind() == DISARMED;
            for (Fact before : arrivals.subList(0, late)) {
                boolean later = before.millis() >= fact.millis();
                boolean laterArming = before.kind().arms() && before.millis() > fact.millis();
                if ((reset && later) || (fact.kind().arms() && laterArming)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Optional<String> revisionFault(Map<String, List<Incident>> alerts) {
        for (List<Incident> revisions : alerts.values()) {
            for (int i = 0; i < revisions.size(); i++) {
                Incident revision = revisions.get(i);
                if (revision.revision() != i) {
                    return Optional.of("revision " + revision.revision() + " at place " + i);
                }
                if (i > 0 && lower(revision, revisions.get(i - 1))) {
                    return Optional.of("revision " + i + " is lower than the one before");
                }
            }
        }
        return Optional.empty();
    }

    private static boolean lower(Incident now, Incident before) {
        return now.severity().compareTo(before.severity()) < 0
                || now.stage().compareTo(before.stage()) < 0;
    }

    /** An episode of the reference without an alert that overlaps it and tells at least as much. */
    private static Optional<String> missing(
            List<ReferenceEpisode> expected, Map<String, List<Incident>> alerts) {
        if (alerts.size() < expected.size()) {
            return Optional.of(expected + "\n but only " + alerts.size() + " alerts");
        }
        for (ReferenceEpisode episode : expected) {
            List<Told> overlapping =
                    alerts.values().stream()
                            .filter(revisions -> overlaps(episode, revisions))
                            .map(Comparison::told)
                            .toList();
            boolean told =
                    overlapping.stream().anyMatch(t -> t.stage().compareTo(episode.stage()) >= 0)
                            && overlapping.stream()
                                    .anyMatch(t -> t.severity().compareTo(episode.severity()) >= 0);
            if (!told) {
                return Optional.of("missing " + episode + "\n in " + overlapping);
            }
        }
        return Optional.empty();
    }

    private static boolean overlaps(ReferenceEpisode episode, List<Incident> revisions) {
        Incident newest = revisions.get(revisions.size() - 1);
        boolean effective = !newest.arming().has(Flag.NOT_EFFECTIVE);
        return effective == episode.effective()
                && !newest.arming().time().isAfter(episode.last())
                && !newest.lastArming().isBefore(episode.first());
    }

    private static Told told(ReferenceEpisode e) {
        return new Told(e.first(), e.stage(), e.severity(), e.suppressed());
    }

    private static Told told(List<Incident> revisions) {
        Incident newest = revisions.get(revisions.size() - 1);
        return new Told(
                newest.arming().time(), newest.stage(), newest.severity(), newest.suppressed());
    }

    private static final Comparator<Told> ORDER =
            Comparator.comparing(Told::first)
                    .thenComparing(Told::stage)
                    .thenComparing(Told::severity)
                    .thenComparing(Told::suppressed);
}
