package dev.weir.correlate;

import dev.weir.signal.Signal;

/**
 * A signal behind its cause.
 *
 * @param signal the signal
 * @param begins whether the pattern begins anew with it, an arming; false for everything that comes
 *     near an arming which the pattern has begun with already, be it another arming
 */
public record Step(Signal signal, boolean begins) {}
