package dev.weir.episode;

import dev.weir.detect.Hit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One host through the plain classes of this package, with the pattern played by hand. */
public final class HostRun {
    private final Windows windows = Windows.defaults();
    private final FollowOnBuffer room = new FollowOnBuffer(windows);
    private final HistoryUpdater recorder = new HistoryUpdater(windows);
    private final RevisionPolicy teller = new RevisionPolicy(windows, 100);
    private final List<Incident> incidents = new ArrayList<>();
    private BufferState waiting = BufferState.EMPTY;
    private History history = History.EMPTY;
    private @Nullable Hit arming;

    public static List<Incident> of(Hit... hits) {
        HostRun run = new HostRun();
        for (Hit hit : hits) {
            run.accept(hit);
        }
        return run.incidents;
    }

    /** Each incident as {@code stage severity flags}, in order of emission. */
    static List<String> told(Hit... hits) {
        return of(hits).stream()
                .map(i -> i.stage().id() + " " + i.severity().score() + " " + i.flags())
                .toList();
    }

    HostRun accept(Hit hit) {
        Consumer<OrderedHit> pattern = this::match;
        waiting = room.enter(waiting, hit, Instant.EPOCH, pattern);
        return this;
    }

    List<Incident> incidents() {
        return incidents;
    }

    History history() {
        return history;
    }

    BufferState waiting() {
        return waiting;
    }

    private void match(OrderedHit step) {
        Hit hit = step.hit();
        if (step.begins()) {
            arming = hit;
            record(hit);
        } else if (arming != null && FollowOnBuffer.near(arming, hit, windows)) {
            record(arming);
            record(hit);
        }
    }

    private void record(Hit hit) {
        History after = recorder.add(history, hit);
        if (after != history) {
            RevisionPolicy.News news = teller.tell(recorder.forget(after, hit.ingested()));
            history = news.history();
            incidents.addAll(news.incidents());
        }
    }
}
