package dev.weir.sequence;

import java.util.List;

/**
 * A complete sequence.
 *
 * @param hits one a stage, in the order of the stages
 */
public record SequenceMatch(List<SequenceHit> hits) {

    /** What the match is known by, together with its rule and key. */
    public List<String> identities() {
        return hits.stream().map(SequenceHit::identity).toList();
    }

    /** When the last of its events became known, epoch milliseconds. */
    public long known() {
        return hits.stream().mapToLong(SequenceHit::arrived).max().orElseThrow();
    }
}
