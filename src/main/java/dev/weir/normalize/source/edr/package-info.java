/** The own shapes of EDR vendors. */
@NullMarked
package dev.weir.normalize.source.edr;

import org.jspecify.annotations.NullMarked;
