/** The job over files. */
@NullMarked
package dev.weir.local.replay;

import org.jspecify.annotations.NullMarked;
