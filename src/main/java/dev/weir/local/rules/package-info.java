/** What a folder of rules holds, and what of it can be run. */
@NullMarked
package dev.weir.local.rules;

import org.jspecify.annotations.NullMarked;
