package dev.weir.local.cluster;

import dev.weir.rule.Packed;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The options of the job in a submission. A {@code --config} file is read here, because the cluster
 * cannot read it; options beside it win.
 */
record JobArguments(Map<String, String> options) {

    /** Options that name files of the user's, and what those are called in the job jar. */
    private static final Map<String, String> FILES =
            Map.of("exceptions.file", "exceptions.json", "rules.dir", "rules.zip");

    /**
     * Reads {@code --name value} pairs.
     *
     * @param config a properties file; null for none
     * @throws IllegalArgumentException naming the argument that is wrong
     */
    static JobArguments of(@Nullable Path config, List<String> arguments) {
        Map<String, String> given = new LinkedHashMap<>();
        String before = "";
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String name = rest.next();
            if (!name.startsWith("--") || name.length() == 2) {
                // It may be a part of a password that has a blank.
                boolean secret = before.startsWith("--kafka.");
                throw new IllegalArgumentException(
                        "expected --option, found "
                                + (secret ? "more than one value of " + before : name));
            }
            before = name;
            if (!rest.hasNext()) {
                throw new IllegalArgumentException("no value for " + name);
            }
            if (given.put(name.substring(2), rest.next()) != null) {
                throw new IllegalArgumentException(name + " is given twice");
            }
        }
        Map<String, String> options = read(config);
        options.putAll(given);
        return new JobArguments(options);
    }

    JobArguments withDefault(String option, String value) {
        Map<String, String> more = new LinkedHashMap<>(options);
        more.putIfAbsent(option, value);
        return new JobArguments(more);
    }

    /** The files that go with the job jar, by the names under which the job finds them. */
    Map<String, Path> files() {
        Map<String, Path> files = new LinkedHashMap<>();
        FILES.forEach(
                (option, packed) -> {
                    String file = options.getOrDefault(option, "");
                    if (!file.isEmpty()) {
                        files.put(packed, Path.of(file));
                    }
                });
        return files;
    }

    /** The same where the job jar holds the {@link #files}. */
    JobArguments packed() {
        Map<String, String> more = new LinkedHashMap<>(options);
        FILES.forEach(
                (option, packed) -> {
                    if (!options.getOrDefault(option, "").isEmpty()) {
                        more.put(option, Packed.PREFIX + packed);
                    }
                });
        return new JobArguments(more);
    }

    /** The same where files are named so that they are found from any folder. */
    JobArguments absolute() {
        Map<String, String> more = new LinkedHashMap<>(options);
        FILES.keySet()
                .forEach(
                        option ->
                                more.computeIfPresent(
                                        option,
                                        (any, file) ->
                                                file.isEmpty()
                                                        ? file
                                                        : Path.of(file)
                                                                .toAbsolutePath()
                                                                .toString()));
        return new JobArguments(more);
    }

    /** The options as the job's main takes them. */
    String[] list() {
        List<String> list = new ArrayList<>();
        options.forEach((name, value) -> list.addAll(List.of("--" + name, value)));
        return list.toArray(String[]::new);
    }

    private static Map<String, String> read(@Nullable Path config) {
        Properties properties = new Properties();
        if (config != null) {
            try (Reader reader = Files.newBufferedReader(config)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new IllegalArgumentException("--config " + config + " cannot be read", e);
            }
        }
        Map<String, String> options = new LinkedHashMap<>();
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            options.put(name, properties.getProperty(name).strip());
        }
        return options;
    }
}
