/** From a raw record to endpoint events; what cannot be mapped becomes a dead letter. */
@NullMarked
package dev.weir.normalize;

import org.jspecify.annotations.NullMarked;
