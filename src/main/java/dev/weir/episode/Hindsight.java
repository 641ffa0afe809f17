package dev.weir.episode;

import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.detect.Severity;
import dev.weir.episode.Episode.RatedFollowOn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/** Tells what each hit of a host means to the correlation when all of them are known. */
public final class Hindsight {

    private Hindsight() {}

    /**
     * A hit with what it means.
     *
     * @param text begins in lower case and has no full stop
     */
    public record Line(Hit hit, String text) {}

    /**
     * One line for each hit, by event time.
     *
     * @param hits of one tenant and short host name, in any order
     */
    public static List<Line> of(List<Hit> hits, Windows windows) {
        List<Hit> ordered = hits.stream().sorted(Deduplication.BY_TIME).toList();
        List<Hit> changes = ordered.stream().filter(Hindsight::isChange).toList();
        List<Hit> followOns = ordered.stream().filter(hit -> hit.kind().followsOn()).toList();
        List<Episode> episodes = EpisodeSplitter.of(changes, List.of(), windows);
        List<Line> lines = new ArrayList<>();
        for (Hit hit : ordered) {
            lines.add(
                    new Line(
                            hit,
                            isChange(hit)
                                    ? change(hit, episodes)
                                    : hit.kind().followsOn()
                                            ? followOn(
                                                    Deduplication.resolved(
                                                            hit, followOns, windows.duplicate()),
                                                    episodes,
                                                    windows)
                                            : "a remark; it never raises an alert"));
        }
        return lines;
    }

    private static boolean isChange(Hit hit) {
        return hit.kind().arms() || hit.kind() == HitKind.DISARMED;
    }

    private static String change(Hit hit, List<Episode> episodes) {
        for (Episode episode : episodes) {
            if (episode.armings().contains(hit)) {
                return !episode.effective()
                        ? "a note of its own: this place does not take effect, nothing can follow it"
                        : hit.equals(episode.armings().get(0))
                                ? "opens an episode"
                                : "armed again in the episode of " + episode.first();
            }
            if (episode.resets().contains(hit)) {
                return "ends the arming of " + episode.last();
            }
        }
        return "no arming is before it";
    }

    private static String followOn(@Nullable Hit hit, List<Episode> episodes, Windows windows) {
        if (hit == null) {
            return "a folder of tasks was opened: nothing else tells of a new task of this name";
        }
        Episode owner = EpisodeSplitter.owner(episodes, hit, windows);
        if (owner == null) {
            return orphan(hit, episodes, windows);
        }
        RatedFollowOn rated = owner.rate(hit, windows);
        if (rated == null) {
            return late(hit, owner, windows);
        }
        Severity severity = rated.severity();
        return severity == null
                ? "a remark on the episode of " + owner.first()
                : after(hit, owner.first()) + " of " + owner.first() + ": risk " + severity.score();
    }

    private static String orphan(Hit hit, List<Episode> episodes, Windows windows) {
        @Nullable Episode later = null;
        for (Episode episode : episodes) {
            if (episode.effective() && episode.key().sameHost(hit.key())) {
                later = episode;
                break;
            }
        }
        return later == null
                ? "no arming of this host is known"
                : between(hit.time(), later.first())
                        + " before the first arming: more than "
                        + in(windows.clockTolerance());
    }

    private static String late(Hit hit, Episode episode, Windows windows) {
        if (hit.time().isAfter(episode.last().plus(windows.atUse()))) {
            return between(episode.last(), hit.time())
                    + " after the last arming: outside "
                    + in(windows.atUse());
        }
        if (hit.kind() == HitKind.TASK_TOUCHED) {
            return between(episode.last(), hit.time())
                    + " after the last arming: outside "
                    + in(windows.taskTouched());
        }
        boolean inTime = !hit.time().isAfter(episode.first().plus(windows.taskCreated()));
        return inTime && !episode.resets().isEmpty()
                ? "switched off before it: outside " + in(windows.afterReset()) + " after the reset"
                : after(hit, episode.first()) + ": outside " + in(windows.taskCreated());
    }

    private static String after(Hit hit, Instant arming) {
        return hit.time().isBefore(arming)
                ? between(hit.time(), arming) + " before the arming"
                : between(arming, hit.time()) + " after the arming";
    }

    private static String between(Instant from, Instant to) {
        Duration span = Duration.between(from, to);
        return span.toHours() >= 48
                ? span.toDays() + " d"
                : span.toMinutes() >= 120
                        ? span.toHours() + " h"
                        : span.toSeconds() >= 120
                                ? span.toMinutes() + " min"
                                : span.toSeconds() + " s";
    }

    private static String in(Duration window) {
        return TimeUtils.formatWithHighestUnit(window);
    }
}
