/** Windows events, whoever carries them. */
@NullMarked
package dev.weir.normalize.source.windows;

import org.jspecify.annotations.NullMarked;
