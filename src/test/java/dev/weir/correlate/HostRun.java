package dev.weir.correlate;

import dev.weir.signal.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One host through the plain classes of this package, with the pattern played by hand. */
public final class HostRun {
    private final Windows windows = Windows.defaults();
    private final WaitingRoom room = new WaitingRoom(windows);
    private final Recorder recorder = new Recorder(windows);
    private final Teller teller = new Teller(windows, 100);
    private final List<Incident> incidents = new ArrayList<>();
    private Waiting waiting = Waiting.EMPTY;
    private History history = History.EMPTY;
    private @Nullable Signal arming;

    public static List<Incident> of(Signal... signals) {
        HostRun run = new HostRun();
        for (Signal signal : signals) {
            run.accept(signal);
        }
        return run.incidents;
    }

    /** Each incident as {@code stage severity flags}, in order of emission. */
    static List<String> told(Signal... signals) {
        return of(signals).stream()
                .map(i -> i.stage().id() + " " + i.severity().score() + " " + i.flags())
                .toList();
    }

    HostRun accept(Signal signal) {
        Consumer<Step> pattern = this::match;
        waiting = room.enter(waiting, signal, Instant.EPOCH, pattern);
        return this;
    }

    List<Incident> incidents() {
        return incidents;
    }

    History history() {
        return history;
    }

    Waiting waiting() {
        return waiting;
    }

    private void match(Step step) {
        Signal signal = step.signal();
        if (step.begins()) {
            arming = signal;
            record(signal);
        } else if (arming != null && WaitingRoom.near(arming, signal, windows)) {
            record(arming);
            record(signal);
        }
    }

    private void record(Signal signal) {
        History after = recorder.add(history, signal);
        if (after != history) {
            Teller.News news = teller.tell(recorder.forget(after, signal.ingested()));
            history = news.history();
            incidents.addAll(news.incidents());
        }
    }
}
