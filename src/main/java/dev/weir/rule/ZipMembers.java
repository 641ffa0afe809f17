package dev.weir.rule;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The files of a zip, within bounds: a small zip may hold any number of bytes. */
final class ZipMembers {
    private static final int MOST_MEMBERS = 10_000;

    /** Bytes of members that nobody reads. */
    private static final int MOST_SKIPPED = 1_000_000_000;

    private ZipMembers() {}

    /** Reads a member. */
    interface Reader {

        /**
         * @return how many bytes were read; -1 when the member is none that is read
         */
        long read(String name, InputStream in) throws IOException;
    }

    /**
     * Hands over member after member until a bound is reached.
     *
     * @return what is wrong with the zip; null when all of it was read
     */
    static @Nullable String read(Path path, int mostBytes, Reader reader) throws IOException {
        // Names that are no UTF-8 are read letter by letter, as Windows packs them.
        try (ZipInputStream zip =
                new ZipInputStream(Files.newInputStream(path), StandardCharsets.ISO_8859_1)) {
            int members = 0;
            long bytes = 0;
            long skipped = 0;
            while (bytes <= mostBytes && skipped <= MOST_SKIPPED) {
                ZipEntry entry = zip.getNextEntry();
                if (entry == null) {
                    return members == 0 ? "no zip" : null;
                }
                if (++members > MOST_MEMBERS) {
                    return "more than " + MOST_MEMBERS + " files";
                }
                long read = reader.read(entry.getName(), zip);
                if (read < 0) {
                    skipped += zip.skip(MOST_SKIPPED - skipped + 1);
                }
                bytes += Math.max(0, read);
            }
            return bytes > mostBytes
                    ? "more than " + mostBytes + " bytes"
                    : "more than " + MOST_SKIPPED + " bytes that are no rules";
        } catch (ZipException | IllegalArgumentException e) {
            // The latter of a name that should be UTF-8 and is not.
            return "no zip: " + e.getMessage();
        }
    }
}
