package dev.weir.reference;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.weir.detect.Severity;
import dev.weir.detect.Stage;
import dev.weir.episode.Windows;
import dev.weir.event.HostKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Holds what the engine issued for one host against the reference.
 *
 * @param fault what is wrong; empty when nothing is
 * @param differs whether the engine told something else than the reference
 */
record Comparison(Optional<String> fault, boolean differs) {

    /** What must agree of an episode. */
    private record Told(boolean effective, Stage stage, Severity severity, boolean suppressed) {}

    /**
     * @param arrivals the hits of one host by arrival
     * @param issued every revision of that host in the order of issue
     */
    static Comparison of(List<Fact> arrivals, List<Revision> issued) {
        List<ReferenceEpisode> episodes = episodes(arrivals);
        Collection<List<Revision>> alerts =
                issued.stream()
                        .collect(groupingBy(Revision::identity, LinkedHashMap::new, toList()))
                        .values();
        boolean differs =
                alerts.size() != episodes.size()
                        || !episodes.stream().allMatch(e -> hasEqual(e, alerts));
        Optional<String> fault = alerts.stream().flatMap(a -> revisionFault(a).stream()).findAny();
        if (fault.isEmpty() && differs) {
            fault =
                    takingBack(arrivals).isEmpty()
                            ? Optional.of("expected " + episodes + "\n but was " + alerts)
                            : missing(episodes, alerts);
        }
        if (fault.isEmpty() && !differs) {
            fault = unnamed(episodes, alerts);
        }
        return new Comparison(fault, differs);
    }

    /**
     * The hits whose late arrival explains that more was told than the reference tells in the end,
     * because what has been told is never taken back: those that lower what the reference said of
     * the hits before, those that bridge two of its episodes, and armings earlier than the first of
     * a known episode.
     */
    static List<Fact> takingBack(List<Fact> arrivals) {
        List<Fact> found = new ArrayList<>();
        List<ReferenceEpisode> before = List.of();
        for (int i = 0; i < arrivals.size(); i++) {
            Fact fact = arrivals.get(i);
            List<ReferenceEpisode> after = episodes(arrivals.subList(0, i + 1));
            if (after.size() < before.size()
                    || before.stream().anyMatch(e -> lowered(e, after))
                    || fact.kind().arms() && before.stream().anyMatch(e -> isEarlier(fact, e))) {
                found.add(fact);
            }
            before = after;
        }
        return found;
    }

    private static boolean isEarlier(Fact arming, ReferenceEpisode episode) {
        return Fact.T0.plusMillis(arming.millis()).isBefore(episode.first());
    }

    private static boolean lowered(ReferenceEpisode before, List<ReferenceEpisode> after) {
        return after.stream()
                .filter(
                        e ->
                                e.effective() == before.effective()
                                        && sameDomain(e.key(), before.key()))
                .filter(e -> !before.first().isBefore(e.first()))
                .filter(e -> !before.first().isAfter(e.last()))
                .noneMatch(
                        e ->
                                e.stage().compareTo(before.stage()) >= 0
                                        && e.severity().compareTo(before.severity()) >= 0
                                        && (before.suppressed() || !e.suppressed()));
    }

    private static List<ReferenceEpisode> episodes(List<Fact> facts) {
        return Reference.episodes(facts.stream().map(f -> f.hit("h")).toList(), Windows.defaults());
    }

    private static Optional<String> revisionFault(List<Revision> alert) {
        for (int i = 0; i < alert.size(); i++) {
            Revision now = alert.get(i);
            if (i > 0 && now.revision() <= alert.get(i - 1).revision()) {
                return Optional.of("revision " + now.revision() + " does not rise");
            }
            if (i > 0
                    && !(atLeast(List.of(now), Revision::severity, alert.get(i - 1).severity())
                            && atLeast(List.of(now), Revision::stage, alert.get(i - 1).stage()))) {
                return Optional.of("revision " + now.revision() + " is lower than the one before");
            }
        }
        return Optional.empty();
    }

    /**
     * An episode whose alert has neither the id nor an alias that the event-time order gives it.
     * Every order names that one, so that the ids of any two orders can be found together.
     */
    private static Optional<String> unnamed(
            List<ReferenceEpisode> episodes, Collection<List<Revision>> alerts) {
        return episodes.stream()
                .filter(e -> alerts.stream().noneMatch(a -> overlap(e, a) && names(newest(a), e)))
                .map(e -> "no alert is named " + e.identity() + "\n in " + alerts)
                .findAny();
    }

    private static boolean names(Revision alert, ReferenceEpisode episode) {
        String id = episode.identity();
        return Stream.concat(Stream.of(alert.identity()), alert.aliases().stream())
                .anyMatch(name -> name.equals(id) || name.equals(id + " " + episode.domain()));
    }

    private static boolean hasEqual(ReferenceEpisode episode, Collection<List<Revision>> alerts) {
        return alerts.stream()
                .filter(alert -> overlap(episode, alert))
                .anyMatch(alert -> told(newest(alert)).equals(told(episode)));
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
                            .filter(alert -> overlap(episode, alert))
                            .map(Comparison::newest)
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

    /** An alert reaches over all armings that any of its revisions has told. */
    private static boolean overlap(ReferenceEpisode episode, List<Revision> alert) {
        Revision newest = newest(alert);
        return newest.effective() == episode.effective()
                && sameDomain(newest.key(), episode.key())
                && alert.stream().anyMatch(r -> !earliest(r).isAfter(episode.last()))
                && alert.stream().anyMatch(r -> !r.lastArming().isBefore(episode.first()));
    }

    private static Instant earliest(Revision revision) {
        return revision.opened().isBefore(revision.arming())
                ? revision.opened()
                : revision.arming();
    }

    private static boolean sameDomain(HostKey a, HostKey b) {
        return a.domain() == null || b.domain() == null || a.domain().equals(b.domain());
    }

    private static Revision newest(List<Revision> alert) {
        return alert.get(alert.size() - 1);
    }

    private static Told told(ReferenceEpisode e) {
        return new Told(e.effective(), e.stage(), e.severity(), e.suppressed());
    }

    private static Told told(Revision r) {
        return new Told(r.effective(), r.stage(), r.severity(), r.suppressed());
    }
}
