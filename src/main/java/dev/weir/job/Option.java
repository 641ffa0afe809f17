package dev.weir.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.flink.util.TimeUtils;

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
        Function<String, T> parser) {
    static Option<String> text(String key, String value, String description) {
        return new Option<>(key, value, "text", description, Option::required);
    }

    static Option<String> regex(String key, String description) {
        return new Option<>(
                key,
                "",
                "regular expression",
                description,
                text -> Pattern.compile(text).pattern());
    }

    static Option<Duration> duration(String key, Duration value, String description) {
        return new Option<>(
                key,
                TimeUtils.formatWithHighestUnit(value),
                "duration",
                description,
                text -> {
                    Duration duration = TimeUtils.parseDuration(text);
                    return check(!duration.isNegative(), duration, "must not be negative");
                });
    }

    static Option<Integer> number(String key, int value, String description, int least, int most) {
        Function<String, Integer> parser =
                text -> {
                    int number = Integer.parseInt(text);
                    boolean fine = number >= least && number <= most;
                    return check(fine, number, "must be from " + least + " to " + most);
                };
        return new Option<>(key, String.valueOf(value), "number", description, parser);
    }

    /** The first of the values is the default. */
    static <E extends Enum<E>> Option<E> choice(String key, List<E> values, String description) {
        String names = String.join(", ", values.stream().map(Option::word).toList());
        Function<String, E> parser =
                text ->
                        values.stream()
                                .filter(each -> word(each).equals(text))
                                .findFirst()
                                .orElseThrow(
                                        () -> new IllegalArgumentException("not one of " + names));
        return new Option<>(key, word(values.get(0)), names, description, parser);
    }

    /** A name that Kafka takes: 1 to 249 letters, digits, dots, underscores and hyphens. */
    static Option<String> topic(String key, String value, String description) {
        return new Option<>(key, value, "topic", description, Option::topicName);
    }

    static String topicName(String text) {
        boolean fine = text.matches("[a-zA-Z0-9._-]{1,249}") && !text.matches("\\.{1,2}");
        return check(fine, text, "'" + text + "' is no Kafka topic name");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String required(String text) {
        return check(!text.isBlank(), text, "must not be empty");
    }

    static List<String> topics(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).map(Option::topicName).toList();
    }

    static String grouped(String text) {
        int groups = Pattern.compile(text).matcher("").groupCount();
        return check(text.isEmpty() || groups > 0, text, "has no group");
    }

    static Boolean bool(String text) {
        return check(text.equals("true") || text.equals("false"), text, "not true or false")
                .equals("true");
    }

    static String startOf(String text) {
        if (!List.of("committed", "earliest", "latest").contains(text)) {
            Instant.parse(text);
        }
        return text;
    }

    private static <T> T check(boolean fine, T value, String complaint) {
        if (!fine) {
            throw new IllegalArgumentException(complaint);
        }
        return value;
    }
}
