package dev.weir.detect;

import org.jspecify.annotations.Nullable;

/**
 * What the classifier says of an event.
 *
 * @param hit the hit, or null when the event gives none
 * @param reason why it is that hit or none, for a person: "path is right, data is 0"
 */
public record Verdict(@Nullable Hit hit, String reason) {}
