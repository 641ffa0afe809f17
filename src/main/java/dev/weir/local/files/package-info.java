/** Files that a person has at hand, as the records of a topic. */
@NullMarked
package dev.weir.local.files;

import org.jspecify.annotations.NullMarked;
