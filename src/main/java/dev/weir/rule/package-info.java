/**
 * Rules as their files say them, and the card of the built-in detection, which travels with alerts.
 */
@NullMarked
package dev.weir.rule;

import org.jspecify.annotations.NullMarked;
