package dev.weir.job;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.FallbackKey;

/**
 * What a user set, and where: {@code --key value} pairs before {@code --config FILE} before the
 * defaults. Unknown keys and bad values are refused with their place; the value of an unknown one
 * is not repeated, because it may be a password under a mistyped key.
 */
final class Options {
    private static final String CONFIG = "config";

    private final Configuration values = new Configuration();
    private final Map<String, String> places = new TreeMap<>();

    private Options() {}

    /**
     * @throws IllegalArgumentException when an argument is no option, or the file cannot be read
     */
    static Options of(String... arguments) {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            String key = arguments[i];
            if (!key.startsWith("--") || key.length() == 2) {
                // After an option of Kafka's it may be a part of a password that has a blank.
                boolean secret = i > 0 && arguments[i - 2].startsWith("--" + JobOptions.KAFKA);
                throw new IllegalArgumentException(
                        (secret ? "what follows " + arguments[i - 2] : "'" + key + "'")
                                + " is no option: options are given as --key value");
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("option '" + key + "' has no value");
            }
            if (given.put(key.substring(2), arguments[i + 1]) != null) {
                throw new IllegalArgumentException("option '" + key + "' is given twice");
            }
        }
        Options options = new Options();
        String file = given.remove(CONFIG);
        if (file != null) {
            read(Path.of(file)).forEach((key, value) -> options.set(key, value, file));
        }
        given.forEach((key, value) -> options.set(key, value, "command line"));
        return options;
    }

    private void set(String key, String value, String place) {
        if (!key.startsWith(JobOptions.KAFKA) && keys().noneMatch(key::equals)) {
            throw new IllegalArgumentException(
                    "unknown option '%s' (%s); flink-conf/job.properties lists all of them"
                            .formatted(key, place));
        }
        values.setString(key, value.strip());
        places.put(key, place);
    }

    /**
     * The value of an option, or its default.
     *
     * @throws IllegalArgumentException when the value cannot be read
     */
    <F, T> T get(Option<F, T> option) {
        String text = values.getString(option.key(), option.text());
        try {
            return option.read().apply(values.get(option.flink()));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            Throwable cause = e.getCause() instanceof IllegalArgumentException ? e.getCause() : e;
            throw new IllegalArgumentException(
                    "option '%s' (%s): '%s' is not a valid %s: %s"
                            .formatted(
                                    option.key(),
                                    places.getOrDefault(option.key(), "default"),
                                    text,
                                    option.type(),
                                    cause.getMessage()),
                    e);
        }
    }

    /** Everything that goes to the Kafka clients, without the prefix. */
    Properties kafka() {
        Properties properties = new Properties();
        places.keySet().stream()
                .filter(key -> key.startsWith(JobOptions.KAFKA))
                .forEach(
                        key ->
                                properties.setProperty(
                                        key.substring(JobOptions.KAFKA.length()),
                                        values.getString(key, "")));
        properties.setProperty("bootstrap.servers", get(JobOptions.BOOTSTRAP_SERVERS));
        return properties;
    }

    /**
     * Every option as it is in force, for people to look at: secrets of {@code kafka.*} are masked.
     */
    Map<String, String> effective() {
        Map<String, String> effective = new LinkedHashMap<>();
        for (Option<?, ?> option : JobOptions.ALL) {
            effective.put(option.key(), values.getString(option.key(), option.text()));
        }
        places.keySet().stream()
                .filter(key -> key.startsWith(JobOptions.KAFKA))
                .forEach(key -> effective.put(key, Secrets.shown(key, values.getString(key, ""))));
        return effective;
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "option '--config': cannot read '" + file + "': " + e.getMessage(), e);
        }
        Map<String, String> options = new TreeMap<>();
        properties.forEach((key, value) -> options.put(key.toString(), value.toString()));
        return options;
    }

    private static Stream<String> keys() {
        return JobOptions.ALL.stream()
                .flatMap(
                        option ->
                                Stream.concat(
                                        Stream.of(option.key()),
                                        fallbacks(option.flink().fallbackKeys())));
    }

    private static Stream<String> fallbacks(Iterable<FallbackKey> keys) {
        Stream.Builder<String> names = Stream.builder();
        keys.forEach(key -> names.add(key.getKey()));
        return names.build();
    }
}
