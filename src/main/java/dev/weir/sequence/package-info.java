/** Events in order: which stages an event meets, and which events of one key are a match. */
@NullMarked
package dev.weir.sequence;

import org.jspecify.annotations.NullMarked;
