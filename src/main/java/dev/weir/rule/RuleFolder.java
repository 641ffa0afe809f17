package dev.weir.rule;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Where a job finds its rules. */
public final class RuleFolder {
    /** Begins a name that is one of the job jar's own files. */
    public static final String PACKED = "classpath:";

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
            return name.startsWith(PACKED)
                    ? packed(name.substring(PACKED.length()))
                    : RuleFiles.read(List.of(Path.of(name)));
        } catch (IOException e) {
            throw new IllegalArgumentException("'" + name + "' cannot be read: " + e, e);
        }
    }

    private static List<Rule> packed(String resource) throws IOException {
        Path copy = Files.createTempFile("weir-rules", ".zip");
        try (InputStream zip = RuleFolder.class.getResourceAsStream("/" + resource)) {
            if (zip == null) {
                throw new IllegalArgumentException("no " + resource + " in the job jar");
            }
            Files.copy(zip, copy, StandardCopyOption.REPLACE_EXISTING);
            return RuleFiles.read(List.of(copy));
        } finally {
            Files.delete(copy);
        }
    }
}
