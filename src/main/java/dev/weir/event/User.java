package dev.weir.event;

import org.jspecify.annotations.Nullable;

/**
 * The account that acted.
 *
 * @param name ECS {@code user.name} without domain; null when not sent
 * @param domain ECS {@code user.domain}; null when not sent
 * @param id ECS {@code user.id}: the SID; null when not sent
 */
public record User(@Nullable String name, @Nullable String domain, @Nullable String id) {}
