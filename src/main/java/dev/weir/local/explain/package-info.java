/** What the job makes of each event of a file, and why. */
@NullMarked
package dev.weir.local.explain;

import org.jspecify.annotations.NullMarked;
