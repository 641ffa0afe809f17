package dev.weir.event;

import org.jspecify.annotations.Nullable;

/**
 * A task of the Windows Task Scheduler.
 *
 * @param name the task's path with a leading backslash, such as {@code \At1}; null when not sent
 * @param command what it runs, with arguments; null when not sent
 * @param principal the account that it runs as; null when not sent
 * @param content the task definition (XML) as sent, perhaps truncated; null when not sent
 * @param remote true when the task was made over RPC from another host ({@code
 *     RpcCallClientLocality} and {@code ClientProcessId} both 0); null when the source does not say
 */
public record ScheduledTask(
        @Nullable String name,
        @Nullable String command,
        @Nullable String principal,
        @Nullable String content,
        @Nullable Boolean remote) {}
