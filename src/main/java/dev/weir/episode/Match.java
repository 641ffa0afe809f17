package dev.weir.episode;

import dev.weir.detect.Hit;
import org.jspecify.annotations.Nullable;

/**
 * What the pattern found.
 *
 * @param arming an arming near in time; which one it is that explains the next is for the episodes
 *     to say
 * @param next what came near it, perhaps another arming; null for the arming alone
 */
public record Match(Hit arming, @Nullable Hit next) {}
