package dev.weir.correlate;

import dev.weir.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * What the pattern found.
 *
 * @param arming an arming near in time; which one it is that explains the next is for the episodes
 *     to say
 * @param next what came near it, perhaps another arming; null for the arming alone
 */
public record Match(Signal arming, @Nullable Signal next) {}
