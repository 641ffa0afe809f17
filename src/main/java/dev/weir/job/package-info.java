/** The job: options, topology, main. */
@NullMarked
package dev.weir.job;

import org.jspecify.annotations.NullMarked;
