package dev.weir.job;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a user set, and where: {@code --key value} pairs before {@code --config FILE} before the
 * defaults. Unknown keys and bad values are refused with key, value and place.
 */
final class Options {
    private static final String CONFIG = "config";

    private final Map<String, Setting> settings;

    private record Setting(String value, String place) {}

    private Options(Map<String, Setting> settings) {
        this.settings = settings;
    }

    /**
     * @throws IllegalArgumentException when an argument is no option, or the file cannot be read
     */
    static Options of(String... arguments) {
        Map<String, Setting> given = new TreeMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            String key = arguments[i];
            if (!key.startsWith("--") || key.length() == 2) {
                throw new IllegalArgumentException(
                        "'" + key + "' is no option: options are given as --key value");
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("option '" + key + "' has no value");
            }
            Setting old =
                    given.put(key.substring(2), new Setting(arguments[i + 1], "command line"));
            if (old != null) {
                throw new IllegalArgumentException("option '" + key + "' is given twice");
            }
        }
        Setting file = given.remove(CONFIG);
        Map<String, Setting> settings = new TreeMap<>();
        if (file != null) {
            read(Path.of(file.value()), settings);
        }
        settings.putAll(given);
        settings.forEach(Options::refuseUnknown);
        return new Options(settings);
    }

    /**
     * The value of an option, or its default.
     *
     * @throws IllegalArgumentException when the value cannot be read
     */
    <T> T get(Option<T> option) {
        Setting setting = settings.get(option.key());
        String text = setting == null ? option.defaultValue() : setting.value().strip();
        try {
            return option.parser().apply(text);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            String place = setting == null ? "default" : setting.place();
            throw new IllegalArgumentException(
                    String.format(
                            "option '%s' (%s): '%s' is not a valid %s: %s",
                            option.key(), place, text, option.type(), e.getMessage()),
                    e);
        }
    }

    /** Everything that goes to the Kafka clients, without the prefix. */
    Properties kafka() {
        Properties properties = new Properties();
        settings.forEach(
                (key, setting) -> {
                    if (key.startsWith(JobOptions.KAFKA)) {
                        properties.setProperty(
                                key.substring(JobOptions.KAFKA.length()), setting.value());
                    }
                });
        properties.setProperty("bootstrap.servers", get(JobOptions.BOOTSTRAP_SERVERS));
        return properties;
    }

    private static void read(Path file, Map<String, Setting> into) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "option '--config': cannot read '" + file + "': " + e.getMessage(), e);
        }
        properties.forEach(
                (key, value) ->
                        into.put(key.toString(), new Setting(value.toString(), file.toString())));
    }

    private static void refuseUnknown(String key, Setting setting) {
        if (key.startsWith(JobOptions.KAFKA)
                || JobOptions.ALL.stream().anyMatch(option -> option.key().equals(key))) {
            return;
        }
        String known = JobOptions.ALL.stream().map(Option::key).collect(Collectors.joining(", "));
        throw new IllegalArgumentException(
                String.format(
                        "unknown option '%s' = '%s' (%s); known are %s, and kafka.*",
                        key, setting.value(), setting.place(), known));
    }
}
