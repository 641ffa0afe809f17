package dev.weir.correlate;

import dev.weir.signal.Signal;
import dev.weir.signal.SignalKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drops armings and resets of a host that writes the setting all the time. The first arming of each
 * episode and everything recent stay; a {@link Span} takes the place of what goes, and there the
 * host counts as armed, so that thinning never hides a use.
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
        Signal gone = longest == null ? null : second(longest);
        List<Signal> changes = new ArrayList<>(history.changes());
        if (longest == null || gone == null) {
            changes.remove(0);
            return history.withChanges(changes, history.spans());
        }
        changes.removeIf(change -> change == gone);
        boolean flip = gone.kind() == SignalKind.DISARMED;
        Signal next = longest.armings().get(flip ? 1 : 2);
        Span span = new Span(longest.first(), next.time(), flip ? 1 : 0);
        return history.withChanges(changes, joined(history.spans(), span));
    }

    private static int size(Episode episode) {
        return episode.armings().size() + episode.resets().size();
    }

    /** What follows the first arming directly, if another arming comes later; otherwise null. */
    private static @Nullable Signal second(Episode episode) {
        if (episode.armings().size() < 2) {
            return null;
        }
        Signal arming = episode.armings().get(1);
        Signal reset = episode.resets().isEmpty() ? null : episode.resets().get(0);
        if (reset != null && Facts.BY_TIME.compare(reset, arming) < 0) {
            return reset;
        }
        return episode.armings().size() > 2 ? arming : null;
    }

    private static List<Span> joined(List<Span> spans, Span span) {
        List<Span> now = new ArrayList<>();
        Span all = span;
        for (Span old : spans) {
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
