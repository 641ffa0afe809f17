/** Alerts and dead letters as documents, and the way to Kafka. */
@NullMarked
package dev.weir.output;

import org.jspecify.annotations.NullMarked;
