/** What an endpoint event means to the detection: at most one signal. Plain Java. */
@NullMarked
package dev.weir.signal;

import org.jspecify.annotations.NullMarked;
