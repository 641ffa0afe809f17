package dev.weir.episode;

import dev.weir.detect.Evidence;
import dev.weir.detect.Flag;
import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.detect.Incident;
import dev.weir.detect.Severity;
import dev.weir.detect.Stage;
import dev.weir.episode.Episode.RatedFollowOn;
import dev.weir.episode.History.DroppedChanges;
import dev.weir.rule.RuleCard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An episode with all that belongs to it, as it looks by now.
 *
 * @param episode the episode
 * @param stage the highest stage, never below what was issued
 * @param severity the highest severity, never below what was issued
 * @param suppressed whether every hit is excepted
 * @param facts the copies of each fact that followed, by event time
 * @param evidenceTotal how many facts followed, with those that were counted and not kept
 * @param hits armings and follow-ons, by event time
 * @param history the host's history
 * @param windows the spans of time
 * @param limit how many facts an incident carries
 */
record EpisodeView(
        Episode episode,
        Stage stage,
        Severity severity,
        boolean suppressed,
        List<List<RatedFollowOn>> facts,
        int evidenceTotal,
        List<Hit> hits,
        History history,
        Windows windows,
        int limit) {
    private static final int MAX_LISTED = 20;
    private static final int FLAPPING = 3;
    private static final Duration EARLIER = Duration.ofDays(30);
    private static final Duration PRIOR = Duration.ofHours(24);

    static EpisodeView of(
            Episode episode,
            List<RatedFollowOn> followOns,
            @Nullable IssuedAlert last,
            History history,
            Windows windows,
            int limit) {
        boolean real = episode.armings().stream().anyMatch(a -> a.kind() == HitKind.ARMED);
        Stage stage = real ? Stage.ARMED : Stage.TENTATIVE;
        Severity severity = real ? Severity.MEDIUM : Severity.LOW;
        boolean suppressed = episode.armings().stream().allMatch(a -> a.exceptedBy() != null);
        if (last != null) {
            stage = max(stage, last.stage());
            severity = max(severity, last.severity());
            suppressed &= last.suppressed();
        }
        List<Hit> hits = new ArrayList<>(episode.armings());
        for (RatedFollowOn followOn : followOns) {
            Stage reached = followOn.hit().kind().stage();
            hits.add(followOn.hit());
            if (followOn.severity() != null
                    && reached != null
                    && followOn.hit().exceptedBy() == null) {
                stage = max(stage, reached);
                severity = max(severity, followOn.severity());
                suppressed = false;
            }
        }
        hits.sort(Deduplication.BY_TIME);
        List<List<RatedFollowOn>> facts = Deduplication.facts(followOns, windows.duplicate());
        int total = facts.size() + (last == null ? 0 : last.dropped());
        return new EpisodeView(
                episode, stage, severity, suppressed, facts, total, hits, history, windows, limit);
    }

    boolean reset() {
        return !episode.resets().isEmpty();
    }

    Incident incident(IssuedAlert now, boolean first, RuleCard card) {
        Hit opener = episode.opener();
        List<Evidence> evidence = facts.stream().map(Deduplication::fold).toList();
        List<Hit> copies = Deduplication.firstArming(episode, opener, windows.duplicate());
        return new Incident(
                card,
                "",
                now.ids().get(0),
                now.ids().subList(1, now.ids().size()),
                OpeningIds.former(episode),
                first,
                now.revision(),
                episode.key(),
                stage,
                severity,
                suppressed,
                Deduplication.filled(opener, copies),
                Deduplication.sources(copies),
                episode.last(),
                Deduplication.armings(episode, windows.duplicate()),
                flips().size() + droppedFlips(),
                episode.resets().stream().map(Hit::time).limit(MAX_LISTED).toList(),
                shown(evidence),
                evidenceTotal,
                List.copyOf(flags(evidence)),
                Deduplication.sources(hits),
                nearbyTasks(),
                earlierEpisodes());
    }

    /** The strongest facts, by event time. */
    private List<Evidence> shown(List<Evidence> evidence) {
        return evidence.size() <= limit
                ? evidence
                : evidence.stream()
                        .sorted(Comparator.comparing(Evidence::kind).thenComparing(Evidence::time))
                        .limit(limit)
                        .sorted(Comparator.comparing(Evidence::time))
                        .toList();
    }

    private Set<Flag> flags(List<Evidence> evidence) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        episode.armings().forEach(arming -> flags.addAll(arming.flags()));
        for (Evidence fact : evidence) {
            flags.addAll(fact.flags());
            boolean use = fact.kind() == HitKind.AT_JOB || fact.kind() == HitKind.AT_RUN;
            if (use && rebootedBefore(fact.time())) {
                flags.add(Flag.REBOOT_BETWEEN);
            }
        }
        if (reset()) {
            flags.add(Flag.DISARMED);
        }
        if (flapping()) {
            flags.add(Flag.FLAPPING);
        }
        if (triedBefore()) {
            flags.add(Flag.PRIOR_AT_ATTEMPT);
        }
        return flags;
    }

    /** Whether the host started between the first arming and that time. */
    private boolean rebootedBefore(Instant time) {
        return history.reboots().stream()
                .anyMatch(
                        boot ->
                                episode.key().sameHost(boot.key())
                                        && boot.time().isAfter(episode.first())
                                        && !boot.time().isAfter(time));
    }

    private boolean triedBefore() {
        return episode.effective()
                && history.followOns().stream()
                        .anyMatch(
                                tried ->
                                        episode.key().sameHost(tried.key())
                                                && triedBefore(tried, episode.first(), windows));
    }

    /** Whether the hit is a use of AT in the day before the arming. */
    static boolean triedBefore(Hit tried, Instant arming, Windows windows) {
        boolean use = tried.kind() == HitKind.AT_RUN || tried.kind() == HitKind.AT_JOB;
        return use
                && tried.time().isBefore(arming.minus(windows.clockTolerance()))
                && !tried.time().isBefore(arming.minus(PRIOR));
    }

    /** Task creations close to the first arming that are not the episode's own. */
    private List<Hit> nearbyTasks() {
        return Deduplication.resolved(history.followOns(), windows.duplicate()).stream()
                .filter(
                        task ->
                                task.kind() == HitKind.TASK_CREATED
                                        && Deduplication.near(
                                                task, episode.armings().get(0), windows.nearby()))
                .filter(task -> episode.key().sameHost(task.key()) && !hits.contains(task))
                .limit(MAX_LISTED)
                .toList();
    }

    /** EpisodeSplitter of the host in the 30 days before this one. */
    private int earlierEpisodes() {
        Instant from = episode.first().minus(EARLIER);
        return (int)
                history.openings().stream()
                        .filter(o -> o.isBefore(episode.first()) && !o.isBefore(from))
                        .count();
    }

    /** Event times of the resets that switched off what was on, oldest first. */
    private List<Instant> flips() {
        List<Instant> times = new ArrayList<>();
        Instant lastOff = Instant.MIN;
        for (Hit reset : episode.resets()) {
            Instant since = lastOff;
            Instant off = reset.time();
            boolean on =
                    episode.armings().stream()
                            .anyMatch(a -> !a.time().isBefore(since) && a.time().isBefore(off));
            if (on) {
                times.add(off);
            }
            lastOff = off;
        }
        return times;
    }

    private int droppedFlips() {
        return history.dropped().stream()
                .filter(gone -> gone.covers(episode.first(), episode.first()))
                .mapToInt(DroppedChanges::flips)
                .sum();
    }

    /** Three flips within {@link Windows#flip}; dropped ones were more than that. */
    private boolean flapping() {
        List<Instant> times = flips();
        for (int i = FLAPPING - 1; i < times.size(); i++) {
            Duration span = Duration.between(times.get(i - FLAPPING + 1), times.get(i));
            if (span.compareTo(windows.flip()) <= 0) {
                return true;
            }
        }
        return droppedFlips() >= FLAPPING;
    }

    private static <T extends Comparable<T>> T max(T a, T b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
