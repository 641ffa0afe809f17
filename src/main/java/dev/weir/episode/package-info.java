/** Armings and follow-ons of one host joined into episodes. */
@NullMarked
package dev.weir.episode;

import org.jspecify.annotations.NullMarked;
