package dev.weir.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of one endpoint, the same for every vendor.
 *
 * @param type what happened
 * @param source who observed it
 * @param id ECS {@code event.id}: the source's own id of the event; null when it has none
 * @param time ECS {@code @timestamp} by the sensor's clock; null when missing or not parsable
 * @param host where it happened
 * @param user ECS {@code user.*}: who acted; null when not sent
 * @param process for {@link EventType#PROCESS_STARTED} the new process, otherwise the actor; null
 *     when not sent
 * @param registry set for registry events, null for others
 * @param task set for task events, null for others
 * @param file ECS {@code file.path} of a file event, null for others
 * @param script ECS {@code powershell.file.script_block_text}, null for other events
 */
public record EndpointEvent(
        EventType type,
        Source source,
        @Nullable String id,
        @Nullable Instant time,
        Host host,
        @Nullable User user,
        @Nullable ProcessInfo process,
        @Nullable RegistryChange registry,
        @Nullable ScheduledTask task,
        @Nullable String file,
        @Nullable String script) {}
