/**
 * Which of many conditions hold for an event, at a cost that hardly grows with their number. Knows
 * no rule language: a front end says of each condition what must be there for it to hold.
 */
@NullMarked
package dev.weir.detect.rules.index;

import org.jspecify.annotations.NullMarked;
