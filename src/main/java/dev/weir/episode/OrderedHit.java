package dev.weir.episode;

import dev.weir.detect.Hit;

/**
 * A hit behind its cause.
 *
 * @param hit the hit
 * @param begins whether the pattern begins anew with it, an arming; false for everything that comes
 *     near an arming which the pattern has begun with already, be it another arming
 */
public record OrderedHit(Hit hit, boolean begins) {}
