/** What an event means to a detection: hits, and the operator that finds them. */
@NullMarked
package dev.weir.detect;

import org.jspecify.annotations.NullMarked;
