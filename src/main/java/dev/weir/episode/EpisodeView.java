package dev.weir.episode;

import dev.weir.detect.Flag;
import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.detect.Stage;
import dev.weir.episode.Deduplication.Judged;
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
 * @param stage the highest stage, never below what has been told
 * @param severity the highest severity, never below what has been told
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
        List<List<Judged>> facts,
        int evidenceTotal,
        List<Hit> hits,
        History history,
        Windows windows,
        int limit) {
    private static final int MAX_LISTED = 20;

    static EpisodeView of(
            Episode episode,
            List<Judged> followOns,
            @Nullable IssuedAlert told,
            History history,
            Windows windows,
            int limit) {
        boolean real = episode.armings().stream().anyMatch(a -> a.kind() == HitKind.ARMED);
        Stage stage = real ? Stage.ARMED : Stage.TENTATIVE;
        Severity severity = real ? Severity.MEDIUM : Severity.LOW;
        boolean suppressed = episode.armings().stream().allMatch(a -> a.exceptedBy() != null);
        if (told != null) {
            stage = max(stage, told.stage());
            severity = max(severity, told.severity());
            suppressed &= told.suppressed();
        }
        List<Hit> hits = new ArrayList<>(episode.armings());
        for (Judged followOn : followOns) {
            Rating judgement = followOn.judgement();
            hits.add(followOn.hit());
            if (judgement.stage() != null
                    && judgement.severity() != null
                    && followOn.hit().exceptedBy() == null) {
                stage = max(stage, judgement.stage());
                severity = max(severity, judgement.severity());
                suppressed = false;
            }
        }
        hits.sort(Facts.BY_TIME);
        List<List<Judged>> facts = Deduplication.facts(followOns, windows.duplicate());
        int total = facts.size() + (told == null ? 0 : told.dropped());
        return new EpisodeView(
                episode, stage, severity, suppressed, facts, total, hits, history, windows, limit);
    }

    boolean reset() {
        return !episode.resets().isEmpty();
    }

    Incident incident(@Nullable IssuedAlert told) {
        Hit opener = episode.opener();
        List<Evidence> evidence = facts.stream().map(Deduplication::fold).toList();
        Surroundings surroundings = new Surroundings(episode, history, windows);
        List<Hit> copies = Deduplication.firstArming(episode, opener, windows.duplicate());
        return new Incident(
                told == null ? Facts.identity(episode.armings().get(0)) : told.identity(),
                told == null ? 0 : told.revision() + 1,
                episode.key(),
                stage,
                severity,
                suppressed,
                Deduplication.filled(opener, copies),
                Deduplication.sources(copies),
                episode.last(),
                Deduplication.armings(episode, windows.duplicate()),
                Flips.of(episode, history).count(),
                episode.resets().stream().map(Hit::time).limit(MAX_LISTED).toList(),
                shown(evidence),
                evidenceTotal,
                List.copyOf(flags(evidence)),
                Deduplication.sources(hits),
                surroundings.nearbyTasks(hits),
                surroundings.earlierEpisodes());
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
        Surroundings surroundings = new Surroundings(episode, history, windows);
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        episode.armings().forEach(arming -> flags.addAll(arming.flags()));
        for (Evidence fact : evidence) {
            flags.addAll(fact.flags());
            boolean use = fact.kind() == HitKind.AT_JOB || fact.kind() == HitKind.AT_RUN;
            if (use && surroundings.rebootedBefore(fact.time())) {
                flags.add(Flag.REBOOT_BETWEEN);
            }
        }
        if (reset()) {
            flags.add(Flag.DISARMED);
        }
        if (Flips.of(episode, history).flapping(windows)) {
            flags.add(Flag.FLAPPING);
        }
        if (surroundings.triedBefore()) {
            flags.add(Flag.PRIOR_AT_ATTEMPT);
        }
        return flags;
    }

    private static <T extends Comparable<T>> T max(T a, T b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
