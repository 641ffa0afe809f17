package dev.weir.episode;

import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What the host's history says around an episode.
 *
 * @param episode the episode
 * @param history the host's history
 * @param windows the spans of time
 */
record Surroundings(Episode episode, History history, Windows windows) {
    private static final int MAX_LISTED = 20;
    private static final Duration EARLIER = Duration.ofDays(30);
    private static final Duration PRIOR = Duration.ofHours(24);

    /** Whether the host started between the first arming and that time. */
    boolean rebootedBefore(Instant time) {
        return history.reboots().stream()
                .anyMatch(
                        boot ->
                                episode.key().sameHost(boot.key())
                                        && boot.time().isAfter(episode.first())
                                        && !boot.time().isAfter(time));
    }

    boolean triedBefore() {
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
    List<Hit> nearbyTasks(Collection<Hit> own) {
        return history.followOns().stream()
                .filter(task -> task.kind() == HitKind.TASK_CREATED && near(task))
                .filter(task -> episode.key().sameHost(task.key()) && !own.contains(task))
                .limit(MAX_LISTED)
                .toList();
    }

    /** EpisodeSplitter of the host in the 30 days before this one. */
    int earlierEpisodes() {
        Instant from = episode.first().minus(EARLIER);
        return (int)
                history.openings().stream()
                        .filter(o -> o.isBefore(episode.first()) && !o.isBefore(from))
                        .count();
    }

    private boolean near(Hit task) {
        Duration gap = Duration.between(task.time(), episode.first()).abs();
        return gap.compareTo(windows.nearby()) <= 0;
    }
}
