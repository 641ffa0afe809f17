package dev.weir.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Follows one key: what was told, and what of it stands. */
final class Listener {

    private final SequenceUpdater updater;
    private final Set<List<String>> open = new LinkedHashSet<>();
    private final Set<List<String>> ever = new HashSet<>();
    private final List<String> log = new ArrayList<>();
    private SequenceHistory history = SequenceHistory.EMPTY;
    private int late;
    private int dropped;

    Listener(SequenceUpdater updater) {
        this.updater = updater;
    }

    SequenceUpdate add(SequenceHit hit) {
        return take(updater.add(history, hit));
    }

    SequenceUpdate settle(long now) {
        return take(updater.settle(history, now));
    }

    private SequenceUpdate take(SequenceUpdate update) {
        history = update.history();
        late += update.late() ? 1 : 0;
        dropped += update.dropped();
        update.superseded()
                .forEach(
                        match -> {
                            assertThat(open.remove(match.identities())).isTrue();
                            log.add("-" + match.identities());
                        });
        update.opened()
                .forEach(
                        match -> {
                            assertThat(ever.add(match.identities())).isTrue();
                            open.add(match.identities());
                            log.add("+" + match.identities());
                        });
        update.returned()
                .forEach(
                        match -> {
                            assertThat(ever).contains(match.identities());
                            assertThat(open.add(match.identities())).isTrue();
                            log.add("*" + match.identities());
                        });
        return update;
    }

    /** Told less superseded. */
    Set<List<String>> open() {
        return open;
    }

    /** {@code +} told, {@code -} superseded, {@code *} returned. */
    List<String> log() {
        return log;
    }

    SequenceHistory history() {
        return history;
    }

    int late() {
        return late;
    }

    int dropped() {
        return dropped;
    }
}
