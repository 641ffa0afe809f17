/**
 * A team's decisions that certain hits are harmless, for a while; they change while the job runs.
 */
@NullMarked
package dev.weir.exceptions;

import org.jspecify.annotations.NullMarked;
