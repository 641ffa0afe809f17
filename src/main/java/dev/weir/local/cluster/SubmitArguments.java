package dev.weir.local.cluster;

import dev.weir.exceptions.ExceptionFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a submission: two of its own, the rest options of the job. A {@code --config}
 * file is read here, because the cluster cannot read it; options beside it win.
 */
record SubmitArguments(
        Map<String, String> options, Optional<String> savepoint, Optional<Integer> parallelism) {

    private static final String EXCEPTIONS = "exceptions.file";
    private static final String PACKED = "exceptions.json";

    /**
     * Reads {@code --name value} pairs.
     *
     * @throws IllegalArgumentException naming the argument that is wrong
     */
    static SubmitArguments parse(List<String> arguments) {
        Map<String, String> given = new LinkedHashMap<>();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String name = rest.next();
            if (!name.startsWith("--") || name.length() == 2) {
                throw new IllegalArgumentException("expected --option, found " + name);
            }
            if (!rest.hasNext()) {
                throw new IllegalArgumentException("no value for " + name);
            }
            if (given.put(name.substring(2), rest.next()) != null) {
                throw new IllegalArgumentException(name + " is given twice");
            }
        }
        Optional<String> savepoint = Optional.ofNullable(given.remove("savepoint"));
        Optional<Integer> parallelism =
                Optional.ofNullable(given.remove("parallelism")).map(SubmitArguments::positive);
        Map<String, String> options = config(given.remove("config"));
        options.putAll(given);
        return new SubmitArguments(options, savepoint, parallelism);
    }

    SubmitArguments withDefault(String option, String value) {
        Map<String, String> more = new LinkedHashMap<>(options);
        more.putIfAbsent(option, value);
        return new SubmitArguments(more, savepoint, parallelism);
    }

    /** The files that go with the job jar, by the names under which the job finds them. */
    Map<String, Path> files() {
        String file = options.getOrDefault(EXCEPTIONS, "");
        return file.isEmpty() ? Map.of() : Map.of(PACKED, Path.of(file));
    }

    /** The same where the job jar holds the {@link #files}. */
    SubmitArguments packed() {
        Map<String, String> more = new LinkedHashMap<>(options);
        if (!files().isEmpty()) {
            more.put(EXCEPTIONS, ExceptionFile.PACKED + PACKED);
        }
        return new SubmitArguments(more, savepoint, parallelism);
    }

    /** The options as the job's main takes them. */
    String[] list() {
        List<String> list = new ArrayList<>();
        options.forEach((name, value) -> list.addAll(List.of("--" + name, value)));
        return list.toArray(String[]::new);
    }

    private static Map<String, String> config(@Nullable String file) {
        Properties properties = new Properties();
        if (file != null) {
            try (Reader reader = Files.newBufferedReader(Path.of(file))) {
                properties.load(reader);
            } catch (IOException e) {
                throw new IllegalArgumentException("--config " + file + " cannot be read", e);
            }
        }
        Map<String, String> options = new LinkedHashMap<>();
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            options.put(name, properties.getProperty(name).strip());
        }
        return options;
    }

    private static int positive(String number) {
        if (!number.matches("[1-9][0-9]{0,4}")) {
            throw new IllegalArgumentException(
                    "--parallelism " + number + " must be a number from 1 on");
        }
        return Integer.parseInt(number);
    }
}
