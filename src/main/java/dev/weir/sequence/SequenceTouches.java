package dev.weir.sequence;

import java.util.List;

/**
 * What an event is to a sequence.
 *
 * @param all one a key
 * @param beyond keys that were left out because the event has too many
 */
public record SequenceTouches(List<SequenceTouch> all, long beyond) {}
