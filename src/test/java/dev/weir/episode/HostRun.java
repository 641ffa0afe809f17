package dev.weir.episode;

import dev.weir.detect.Hit;
import dev.weir.detect.Incident;
import dev.weir.detect.enableat.EnableAtDetector;
import dev.weir.episode.ArmedThenUsed.OrderedHit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.jspecify.annotations.Nullable;

/** One host through the plain classes of this package, with the pattern played by hand. */
public final class HostRun {
    static final KeptMetrics KEPT = new KeptMetrics(new UnregisteredMetricsGroup());

    private final Windows windows = Windows.defaults();
    private final FollowOnBuffer buffer = new FollowOnBuffer(windows, KEPT);
    private final HistoryUpdater updater = new HistoryUpdater(windows, KEPT);
    private final RevisionPolicy policy = new RevisionPolicy(windows, 100, EnableAtDetector.CARD);
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
        waiting = buffer.enter(waiting, hit, Instant.EPOCH, pattern);
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
        } else if (arming != null && FollowOnBuffer.inReach(arming, hit, windows)) {
            record(arming);
            record(hit);
        }
    }

    private void record(Hit hit) {
        History after = updater.add(history, hit);
        if (after != history) {
            RevisionPolicy.Outcome outcome = policy.emit(updater.forget(after, hit.ingested()));
            history = outcome.history();
            incidents.addAll(outcome.incidents());
        }
    }
}
