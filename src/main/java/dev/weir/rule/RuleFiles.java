package dev.weir.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads rules from files ({@code .toml}, {@code .ndjson}), from folders with all below them, and
 * from archives ({@code .zip}). Other files of a folder or an archive are passed over.
 */
public final class RuleFiles {

    /** Bytes of a file, unpacked: some thousand rules of an export. */
    static final int MAX_FILE = 32 << 20;

    /** Entries of an archive: ten times those of all published rules. */
    static final int MAX_ENTRIES = 20_000;

    private final RuleSet rules = new RuleSet();
    private final RuleReader reader = new RuleReader(rules);

    private RuleFiles() {}

    /** What is wrong with a file or a rule is a refusal; the others are read all the same. */
    public static RuleSet read(List<Path> paths) {
        RuleFiles files = new RuleFiles();
        paths.forEach(files::path);
        return files.rules;
    }

    private void path(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                file(path, true);
                return;
            }
            try (Stream<Path> below = Files.walk(path)) {
                below.filter(Files::isRegularFile).sorted().forEach(one -> file(one, false));
            }
        } catch (IOException | UncheckedIOException e) {
            refuse(path.toString(), "cannot be read: " + e);
        }
    }

    private void file(Path path, boolean named) {
        String name = path.toString();
        boolean zip = lower(name).endsWith(".zip");
        if (!zip && !known(name)) {
            if (named) {
                refuse(name, "is no .toml, .ndjson or .zip");
            }
            return;
        }
        try (InputStream in = Files.newInputStream(path)) {
            if (zip) {
                archive(name, new ZipInputStream(in));
            } else {
                content(name, in);
            }
        } catch (IOException | IllegalArgumentException e) {
            refuse(name, "cannot be read: " + e);
        }
    }

    private void archive(String name, ZipInputStream zip) throws IOException {
        int entries = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (++entries > MAX_ENTRIES) {
                refuse(name, "has more than " + MAX_ENTRIES + " entries");
                return;
            }
            if (known(entry.getName()) && !content(name + "!" + entry.getName(), zip)) {
                return;
            }
        }
        if (entries == 0) {
            refuse(name, "is no archive, or an empty one");
        }
    }

    /** False when it is too large; the rest of an archive is then not unpacked. */
    private boolean content(String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_FILE + 1);
        if (bytes.length > MAX_FILE) {
            refuse(name, "has more than " + MAX_FILE + " bytes");
            return false;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (lower(name).endsWith(".toml")) {
            reader.toml(name, text);
        } else {
            reader.ndjson(name, text);
        }
        return true;
    }

    private static boolean known(String name) {
        return lower(name).endsWith(".toml") || lower(name).endsWith(".ndjson");
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void refuse(String name, String reason) {
        rules.refuse(new Refusal(new RulePlace(name, 1, 1), "", reason));
    }
}
