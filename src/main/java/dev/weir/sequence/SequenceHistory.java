package dev.weir.sequence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is remembered of one key of one sequence: plain data, bounded, immutable.
 *
 * @param hits each event once, in order
 * @param told what has been told of these hits, in the order of the telling
 * @param dropped the newest place that was dropped because there were too many hits; null when
 *     nothing that could still matter was
 */
public record SequenceHistory(
        List<SequenceHit> hits, List<Told> told, @Nullable EventOrder dropped) {

    /** A key that nothing is known of. */
    public static final SequenceHistory EMPTY = new SequenceHistory(List.of(), List.of(), null);

    public boolean isEmpty() {
        return hits.isEmpty();
    }

    /** Whether the event is among the hits. */
    public boolean has(String identity) {
        return new SortedHits(hits).indexOf(identity) >= 0;
    }

    /**
     * A match that has been told.
     *
     * @param identities of its events
     * @param open whether that still holds; false once it was superseded
     */
    public record Told(List<String> identities, boolean open) {}
}
