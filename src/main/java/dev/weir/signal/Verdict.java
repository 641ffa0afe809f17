package dev.weir.signal;

import org.jspecify.annotations.Nullable;

/**
 * What the classifier says of an event.
 *
 * @param signal the signal, or null when the event gives none
 * @param reason why it is that signal or none, for a person: "path is right, data is 0"
 */
public record Verdict(@Nullable Signal signal, String reason) {}
