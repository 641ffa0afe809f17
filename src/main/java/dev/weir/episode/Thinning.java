package dev.weir.episode;

import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drops armings and resets of a host that writes the setting all the time. The first arming of each
 * episode and everything recent stay; a {@link DroppedChanges} takes the place of what goes, and
 * there the host counts as armed, so that thinning never hides a use.
 */
final class Thinning {

    private Thinning() {}

    static History of(History history, int most, Windows windows) {
        History now = history;
        while (now.changes().size() > most) {
            now = withoutOne(now, windows);
        }
        return now;
    }

    private static History withoutOne(History history, Windows windows) {
        Episode longest = null;
        for (Episode episode : history.episodes(windows)) {
            if (longest == null || size(episode) > size(longest)) {
                longest = episode;
            }
        }
        Hit gone = longest == null ? null : second(longest);
        List<Hit> changes = new ArrayList<>(history.changes());
        if (longest == null || gone == null) {
            changes.remove(0);
            return history.withChanges(changes, history.spans());
        }
        changes.removeIf(change -> change == gone);
        boolean flip = gone.kind() == HitKind.DISARMED;
        Hit next = longest.armings().get(flip ? 1 : 2);
        DroppedChanges span = new DroppedChanges(longest.first(), next.time(), flip ? 1 : 0);
        return history.withChanges(changes, joined(history.spans(), span));
    }

    private static int size(Episode episode) {
        return episode.armings().size() + episode.resets().size();
    }

    /** What follows the first arming directly, if another arming comes later; otherwise null. */
    private static @Nullable Hit second(Episode episode) {
        if (episode.armings().size() < 2) {
            return null;
        }
        Hit arming = episode.armings().get(1);
        Hit reset = episode.resets().isEmpty() ? null : episode.resets().get(0);
        if (reset != null && Facts.BY_TIME.compare(reset, arming) < 0) {
            return reset;
        }
        return episode.armings().size() > 2 ? arming : null;
    }

    private static List<DroppedChanges> joined(List<DroppedChanges> spans, DroppedChanges span) {
        List<DroppedChanges> now = new ArrayList<>();
        DroppedChanges all = span;
        for (DroppedChanges old : spans) {
            if (old.touches(all)) {
                all = old.joined(all);
            } else {
                now.add(old);
            }
        }
        now.add(all);
        return now;
    }
}
