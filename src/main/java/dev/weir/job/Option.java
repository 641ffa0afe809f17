package dev.weir.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ConfigOptions.TypedConfigOptionBuilder;
import org.apache.flink.util.TimeUtils;

/**
 * One option of the job: Flink's, with what Flink's does not know.
 *
 * @param flink key, default, description, and keys of earlier versions
 * @param type what values look like, for the documentation
 * @param description what it does, one sentence; Flink's own is for its HTML
 * @param text the default as a user would write it; empty for an option that is off by default
 * @param read makes the value of what Flink has read; throws {@link IllegalArgumentException} with
 *     what is wrong
 * @param <F> the type that Flink reads
 * @param <T> type of the value
 */
record Option<F, T>(
        ConfigOption<F> flink, String type, String description, String text, Function<F, T> read) {
    String key() {
        return flink.key();
    }

    static Option<String, String> text(String key, String value, String description) {
        return text(key, value, "text", description, Option::required);
    }

    static <T> Option<String, T> text(
            String key, String value, String type, String description, Function<String, T> read) {
        return of(
                key,
                ConfigOptions.OptionBuilder::stringType,
                value,
                type,
                description,
                value,
                read);
    }

    static Option<Duration, Duration> duration(String key, Duration value, String description) {
        return duration(
                key,
                value,
                description,
                duration -> check(!duration.isNegative(), duration, "must not be negative"));
    }

    static Option<Duration, Duration> duration(
            String key, Duration value, String description, Duration least) {
        return duration(
                key,
                value,
                description,
                duration ->
                        check(
                                duration.compareTo(least) >= 0,
                                duration,
                                "must be at least " + TimeUtils.formatWithHighestUnit(least)));
    }

    private static Option<Duration, Duration> duration(
            String key, Duration value, String description, Function<Duration, Duration> read) {
        return of(
                key,
                ConfigOptions.OptionBuilder::durationType,
                value,
                "duration",
                description,
                TimeUtils.formatWithHighestUnit(value),
                read);
    }

    static Option<Integer, Integer> number(
            String key, int value, String description, int least, int most) {
        return of(
                key,
                ConfigOptions.OptionBuilder::intType,
                value,
                "number",
                description,
                String.valueOf(value),
                number ->
                        check(
                                number >= least && number <= most,
                                number,
                                "must be from " + least + " to " + most));
    }

    static Option<Boolean, Boolean> bool(String key, boolean value, String description) {
        return of(
                key,
                ConfigOptions.OptionBuilder::booleanType,
                value,
                "boolean",
                description,
                String.valueOf(value),
                Function.identity());
    }

    /** The first of the values is the default. */
    static <E extends Enum<E>> Option<String, E> choice(
            String key, List<E> values, String description) {
        String names = String.join(", ", values.stream().map(Option::word).toList());
        return text(
                key,
                word(values.get(0)),
                names,
                description,
                text ->
                        values.stream()
                                .filter(each -> word(each).equals(text))
                                .findFirst()
                                .orElseThrow(
                                        () -> new IllegalArgumentException("not one of " + names)));
    }

    /** A name that Kafka takes: 1 to 249 letters, digits, dots, underscores and hyphens. */
    static Option<String, String> topic(String key, String value, String description) {
        return text(key, value, "topic", description, Option::topicName);
    }

    /** The same, and nothing by default: what needs the topic is off. */
    static Option<String, String> topicOrNone(String key, String description) {
        return text(
                key,
                "",
                "topic, or nothing",
                description,
                text -> text.isEmpty() ? text : topicName(text));
    }

    static String topicName(String text) {
        boolean fine = text.matches("[a-zA-Z0-9._-]{1,249}") && !text.matches("\\.{1,2}");
        return check(fine, text, "'" + text + "' is no Kafka topic name");
    }

    /** Topics with a comma between them, where Flink's lists have a semicolon. */
    static List<String> topics(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).map(Option::topicName).toList();
    }

    static String grouped(String text) {
        int groups = Pattern.compile(text).matcher("").groupCount();
        return check(text.isEmpty() || groups > 0, text, "has no group");
    }

    static String startOf(String text) {
        if (!List.of("committed", "earliest", "latest").contains(text)) {
            Instant.parse(text);
        }
        return text;
    }

    private static String required(String text) {
        return check(!text.isBlank(), text, "must not be empty");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <F, T> Option<F, T> of(
            String key,
            Function<ConfigOptions.OptionBuilder, TypedConfigOptionBuilder<F>> reader,
            F value,
            String type,
            String description,
            String text,
            Function<F, T> read) {
        ConfigOption<F> flink =
                reader.apply(ConfigOptions.key(key))
                        .defaultValue(value)
                        .withDescription(description);
        return new Option<>(flink, type, description, text, read);
    }

    private static <T> T check(boolean fine, T value, String complaint) {
        if (!fine) {
            throw new IllegalArgumentException(complaint);
        }
        return value;
    }
}
