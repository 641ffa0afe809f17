/** What an endpoint event means to the detection: at most one hit. Plain Java. */
@NullMarked
package dev.weir.detect.enableat;

import org.jspecify.annotations.NullMarked;
