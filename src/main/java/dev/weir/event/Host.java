package dev.weir.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The host on which the event happened, never the collector that forwarded it.
 *
 * @param name ECS {@code host.name}: the name as sent, short or fully qualified, any case; null
 *     when the event names none
 * @param id ECS {@code host.id}: the vendor's stable id; null when not sent
 * @param ip ECS {@code host.ip}; empty when not sent
 */
public record Host(@Nullable String name, @Nullable String id, List<String> ip) {}
