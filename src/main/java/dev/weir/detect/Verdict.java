package dev.weir.detect;

import org.jspecify.annotations.Nullable;

/**
 * What the classifier says of an event.
 *
 * @param hit the hit, or null when the event gives none
 * @param reason why it is that hit or none, for a person: "path is right, data is 0"
 * @param undecided whether the event matters, and lacks what decides: its record is a dead letter
 */
public record Verdict(@Nullable Hit hit, String reason, boolean undecided) {

    public Verdict(@Nullable Hit hit, String reason) {
        this(hit, reason, false);
    }
}
