package dev.weir.sequence;

import dev.weir.sequence.SequenceLoss.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes down, while a matcher runs, what it refuses and replaces. */
final class SequenceLosses {
    private final List<SequenceLoss> all = new ArrayList<>();

    /** Which event has emptied the slot of a stage, by stage. */
    private final @Nullable SequenceHit[] takers;

    /** Of the event that is looked at; they count if it takes no stage. */
    private final List<SequenceLoss> idle = new ArrayList<>();

    private boolean taken;
    private @Nullable SequenceHit until;

    SequenceLosses(int stages) {
        takers = new SequenceHit[stages];
    }

    List<SequenceLoss> all() {
        return List.copyOf(all);
    }

    /**
     * An event meets a stage.
     *
     * @param waited what it finds; empty when nothing
     * @param goesOn whether it takes the stage
     * @param ended whether an {@code until} lies between
     */
    void met(SequenceHit hit, int stage, List<SequenceHit> waited, boolean goesOn, boolean ended) {
        taken |= goesOn;
        if (stage == 0) {
            return;
        }
        SequenceHit taker = takers[stage - 1];
        if (!waited.isEmpty()) {
            takers[stage - 1] = hit;
            if (!goesOn) {
                boolean byUntil = ended && until != null;
                all.add(
                        byUntil
                                ? new SequenceLoss(Reason.UNTIL, hit, stage, List.of(until))
                                : new SequenceLoss(Reason.SPAN, hit, stage, waited));
            }
        } else if (taker != null) {
            idle.add(new SequenceLoss(Reason.USED, hit, stage, List.of(taker)));
        } else {
            idle.add(new SequenceLoss(Reason.NOTHING, hit, stage, List.of()));
        }
    }

    /** An event waits for the next stage, where others may have waited. */
    void waits(SequenceHit hit, int stage, List<SequenceHit> instead) {
        if (!instead.isEmpty()) {
            all.add(new SequenceLoss(Reason.NEWER, hit, stage, instead));
        }
    }

    /** The event has been held against all stages. */
    void end(SequenceHit hit) {
        if (!taken) {
            all.addAll(idle);
        }
        idle.clear();
        taken = false;
        if (hit.until()) {
            until = hit;
        }
    }
}
