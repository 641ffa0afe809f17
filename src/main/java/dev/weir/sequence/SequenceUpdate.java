package dev.weir.sequence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event or the passing of time has changed.
 *
 * @param history to be kept instead of the earlier one
 * @param superseded were told and are no longer in the answer
 * @param opened are told for the first time
 * @param returned had been superseded and are in the answer again
 * @param forgotten identities of the events that have left the history
 * @param late whether the event came too late to take part
 * @param dropped how many hits have left because there were too many
 * @param incomplete whether hits are missing that a match of now could have had
 * @param timer when to look again, epoch milliseconds; null for an empty history
 */
public record SequenceUpdate(
        SequenceHistory history,
        List<SequenceMatch> superseded,
        List<SequenceMatch> opened,
        List<SequenceMatch> returned,
        List<String> forgotten,
        boolean late,
        int dropped,
        boolean incomplete,
        @Nullable Long timer) {}
