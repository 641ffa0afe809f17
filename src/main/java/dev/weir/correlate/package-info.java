/** Armings and follow-ons of one host joined into episodes. */
@NullMarked
package dev.weir.correlate;

import org.jspecify.annotations.NullMarked;
