package dev.weir.correlate;

import dev.weir.signal.Signal;
import dev.weir.signal.SignalKind;
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

    /** Whether the signal is a use of AT in the day before the arming. */
    static boolean triedBefore(Signal tried, Instant arming, Windows windows) {
        boolean use = tried.kind() == SignalKind.AT_RUN || tried.kind() == SignalKind.AT_JOB;
        return use
                && tried.time().isBefore(arming.minus(windows.clockTolerance()))
                && !tried.time().isBefore(arming.minus(PRIOR));
    }

    /** Task creations close to the first arming that are not the episode's own. */
    List<Signal> nearbyTasks(Collection<Signal> own) {
        return history.followOns().stream()
                .filter(task -> task.kind() == SignalKind.TASK_CREATED && near(task))
                .filter(task -> episode.key().sameHost(task.key()) && !own.contains(task))
                .limit(MAX_LISTED)
                .toList();
    }

    /** Episodes of the host in the 30 days before this one. */
    int earlierEpisodes() {
        Instant from = episode.first().minus(EARLIER);
        return (int)
                history.openings().stream()
                        .filter(o -> o.isBefore(episode.first()) && !o.isBefore(from))
                        .count();
    }

    private boolean near(Signal task) {
        Duration gap = Duration.between(task.time(), episode.first()).abs();
        return gap.compareTo(windows.nearby()) <= 0;
    }
}
