/** The same topology on one machine, without a cluster; never in the job jar. */
@NullMarked
package dev.weir.local;

import org.jspecify.annotations.NullMarked;
