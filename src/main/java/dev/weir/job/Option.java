package dev.weir.job;

import java.util.function.Function;

/**
 * One option of the job.
 *
 * @param key what a user writes, lower case, dots between groups
 * @param defaultValue the default as text; empty for an option that is off by default
 * @param type what values look like, for the documentation
 * @param description what it does, one sentence
 * @param parser reads the text; throws {@link IllegalArgumentException} with what is wrong
 * @param <T> type of the value
 */
record Option<T>(
        String key,
        String defaultValue,
        String type,
        String description,
        Function<String, T> parser) {}
