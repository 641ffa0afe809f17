/** One endpoint event, whatever vendor sent it, in ECS terms. Plain Java. */
@NullMarked
package dev.weir.event;

import org.jspecify.annotations.NullMarked;
