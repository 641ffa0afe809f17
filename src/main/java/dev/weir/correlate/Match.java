package dev.weir.correlate;

import dev.weir.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * What the pattern found.
 *
 * @param arming the arming
 * @param next what may belong to it; null for the arming alone
 */
public record Match(Signal arming, @Nullable Signal next) {}
