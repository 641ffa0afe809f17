/** What is known of a detection beforehand: its card, which travels with its alerts. */
@NullMarked
package dev.weir.rule;

import org.jspecify.annotations.NullMarked;
