package dev.weir.event;

import org.jspecify.annotations.Nullable;

/**
 * A process: the one that started, or the actor of any other event.
 *
 * @param name ECS {@code process.name}: the file name; null when not sent
 * @param executable ECS {@code process.executable}: the full path as sent; null when not sent
 * @param commandLine ECS {@code process.command_line}; null when not sent
 * @param originalFileName ECS {@code process.pe.original_file_name}; null when not sent
 * @param pid ECS {@code process.pid}; null when not sent
 * @param entityId ECS {@code process.entity_id}: the vendor's unique process id; null when not sent
 * @param parent ECS {@code process.parent.executable}, or its name where only that is sent; null
 *     when not sent
 * @param parentPid ECS {@code process.parent.pid}; null when not sent
 */
public record ProcessInfo(
        @Nullable String name,
        @Nullable String executable,
        @Nullable String commandLine,
        @Nullable String originalFileName,
        @Nullable Long pid,
        @Nullable String entityId,
        @Nullable String parent,
        @Nullable Long parentPid) {}
