/** A story of five machines through a real broker and Flink. */
@NullMarked
package dev.weir.local.demo;

import org.jspecify.annotations.NullMarked;
