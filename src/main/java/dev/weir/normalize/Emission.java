package dev.weir.normalize;

import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.RawRecord;
import dev.weir.ingest.RecordLimits;
import java.util.List;
import java.util.function.Consumer;

/** Hands on what became of one record, within the bounds on how much that may be. */
final class Emission {
    private final RawRecord raw;
    private final RecordLimits limits;
    private final Consumer<LocatedEvent> events;
    private final Consumer<LocatedEvent> hostless;
    private final Consumer<DeadLetter> rejects;
    private int documents;
    private int letters;
    private int item;

    Emission(
            RawRecord raw,
            RecordLimits limits,
            Consumer<LocatedEvent> events,
            Consumer<LocatedEvent> hostless,
            Consumer<DeadLetter> rejects) {
        this.raw = raw;
        this.limits = limits;
        this.events = events;
        this.hostless = hostless;
        this.rejects = rejects;
    }

    /** Whether the record has given as many documents as it may. */
    boolean isFull() {
        return documents > limits.documents();
    }

    void accept(List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            if (++documents > limits.documents()) {
                return;
            }
            if (outcome.event() != null) {
                events.accept(outcome.event().as(item++));
            }
            if (outcome.hostless() != null) {
                hostless.accept(outcome.hostless().as(item++));
            }
            if (outcome.reject() != null) {
                reject(outcome.reject());
            }
        }
    }

    void reject(Reject reject) {
        if (++letters <= limits.deadLetters()) {
            rejects.accept(reject.letter(raw));
        }
    }

    /** Says what was left out. */
    void end() {
        if (letters > limits.deadLetters()) {
            rejects.accept(tooLarge("dead letters", limits.deadLetters()));
        }
        if (isFull()) {
            rejects.accept(tooLarge("documents", limits.documents()));
        }
    }

    private DeadLetter tooLarge(String bound, long limit) {
        return Reject.of(new TooLargeException(bound, limit)).letter(raw);
    }
}
