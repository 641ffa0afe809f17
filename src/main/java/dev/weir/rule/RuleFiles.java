package dev.weir.rule;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Rules from files, folders and zips. A file that cannot be read, or a rule that is wrong, is a
 * refused {@link Rule} among the others, never the end of the reading.
 */
public final class RuleFiles {
    /** The longest of Elastic's rule files has 90 KB; an export of all of them less than this. */
    static final int MOST_BYTES = 20_000_000;

    private final RuleReader reader = new RuleReader();
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, String> ids = new HashMap<>();

    private RuleFiles() {}

    /**
     * The rules in the order of the paths, those of a folder by name.
     *
     * @throws IOException when a path cannot be read; its message names the path
     */
    public static List<Rule> read(List<Path> paths) throws IOException {
        RuleFiles files = new RuleFiles();
        for (Path path : paths) {
            if (!Files.isReadable(path)) {
                throw new IOException("cannot read '" + path + "'");
            }
            files.add(path);
        }
        return files.rules;
    }

    /**
     * The rule of a text that is no file, such as a record: TOML, or JSON on one line.
     *
     * @param place where it stands, for what is said of it
     */
    public static Rule read(String place, byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            return tooLong(place);
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        RuleReader reader = new RuleReader();
        if (!text.stripLeading().startsWith("{")) {
            return reader.toml(place, text);
        }
        List<Rule> rules = reader.ndjson(place, text.strip());
        return rules.size() == 1
                ? rules.get(0)
                : RuleReader.unreadable(place, 1, 1, "must be one rule, was " + rules.size());
    }

    private static Rule tooLong(String file) {
        return RuleReader.unreadable(file, 1, 1, "longer than " + MOST_BYTES + " bytes");
    }

    private void add(Path path) {
        try {
            if (Files.isDirectory(path)) {
                folder(path);
            } else if (isZip(path.toString())) {
                zip(path);
            } else {
                try (InputStream in = Files.newInputStream(path)) {
                    text(path.toString(), in);
                }
            }
        } catch (IOException e) {
            rules.add(RuleReader.unreadable(path.toString(), 1, 1, "cannot be read: " + e));
        }
    }

    private void folder(Path path) throws IOException {
        List<Path> inside;
        try (Stream<Path> found = Files.list(path)) {
            inside = found.filter(each -> !isHidden(each)).sorted().toList();
        }
        for (Path each : inside) {
            boolean rulesInside = Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS);
            if (rulesInside || isRules(each.toString()) || isZip(each.toString())) {
                add(each);
            }
        }
    }

    private void zip(Path path) throws IOException {
        String why =
                ZipMembers.read(
                        path,
                        MOST_BYTES,
                        (name, in) -> isRules(name) ? text(path + "!" + name, in) : -1);
        if (why != null) {
            rules.add(RuleReader.unreadable(path.toString(), 1, 1, why));
        }
    }

    /** Returns how many bytes were read. */
    private int text(String file, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            rules.add(tooLong(file));
            return bytes.length;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (file.endsWith(".toml")) {
            rules.add(single(reader.toml(file, text)));
        } else {
            reader.ndjson(file, text).forEach(rule -> rules.add(single(rule)));
        }
        return bytes.length;
    }

    /** Of two rules of one id the first counts. */
    private Rule single(Rule rule) {
        String before = rule.id().isEmpty() ? null : ids.putIfAbsent(rule.id(), rule.file());
        return before == null
                ? rule
                : rule.refused(
                        RuleReader.place(
                                rule.file(),
                                1,
                                1,
                                "rule_id " + rule.id() + " is that of " + before + ", too"));
    }

    /** In a mounted ConfigMap all files lie in such a folder once more. */
    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    private static boolean isRules(String name) {
        // Beside a rule may lie its tests.
        return name.endsWith(".toml")
                || name.endsWith(".ndjson")
                || name.endsWith(".json") && !name.endsWith(".test.json");
    }

    private static boolean isZip(String name) {
        return name.endsWith(".zip");
    }
}
