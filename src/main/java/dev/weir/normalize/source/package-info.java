/** One mapper for each wire shape. */
@NullMarked
package dev.weir.normalize.source;

import org.jspecify.annotations.NullMarked;
