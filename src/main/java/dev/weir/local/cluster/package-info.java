/** A standalone Flink and a broker as processes of their own, and the way of the job there. */
@NullMarked
package dev.weir.local.cluster;

import org.jspecify.annotations.NullMarked;
