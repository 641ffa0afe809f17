/** Raw records from Kafka: which can matter at all, and how they enter the job. */
@NullMarked
package dev.weir.ingest;

import org.jspecify.annotations.NullMarked;
