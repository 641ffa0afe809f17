/** Documents in ECS, by agents or ingest pipelines. */
@NullMarked
package dev.weir.normalize.source.ecs;

import org.jspecify.annotations.NullMarked;
