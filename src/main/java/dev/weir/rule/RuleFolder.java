package dev.weir.rule;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Where a job finds its rules. */
public final class RuleFolder {
    private RuleFolder() {}

    /**
     * The rules of a file, folder or zip, or of a zip in the job jar.
     *
     * @param name empty for none
     * @throws IllegalArgumentException when there is nothing of that name
     */
    public static List<Rule> named(String name) {
        if (name.isEmpty()) {
            return List.of();
        }
        try {
            return Packed.is(name) ? packed(name) : RuleFiles.read(List.of(Path.of(name)));
        } catch (IOException e) {
            throw new IllegalArgumentException("'" + name + "' cannot be read: " + e, e);
        }
    }

    /** A zip within the jar is copied out of it, because its members are read by their places. */
    private static List<Rule> packed(String name) throws IOException {
        Path copy = Files.createTempFile("weir-rules", ".zip");
        try (InputStream zip = Packed.open(name)) {
            Files.copy(zip, copy, StandardCopyOption.REPLACE_EXISTING);
            return RuleFiles.read(List.of(copy));
        } finally {
            Files.delete(copy);
        }
    }
}
