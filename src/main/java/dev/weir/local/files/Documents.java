package dev.weir.local.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a text, one after the other whatever the lines, the members of lists each for
 * themselves. Bytes stay as they are. What is broken ends with its line, and the reading goes on
 * behind it.
 */
final class Documents {
    /** Longer ones are broken: larger than any record that is read. */
    private static final int MAX_BYTES = 32_000_000;

    private static final byte[] XML_START = "<Event".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] XML_DECLARATION = "<?xml ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] XML_END = "</Event>".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream document = new ByteArrayOutputStream(4096);
    private InputStream in;
    private long line = 1;
    private boolean inList;
    private boolean linesOnly;
    private int ahead;

    /**
     * @param line the number of the line on which it begins, from 1
     */
    record Document(byte[] bytes, long line) {}

    /**
     * @param in UTF-8 without a byte order mark
     */
    Documents(InputStream in) throws IOException {
        this.in = in;
        ahead = in.read();
    }

    /** The next document, or null at the end. */
    @Nullable Document next() throws IOException {
        while (ahead >= 0) {
            if (ahead <= ' ' || inList && ahead == ',') {
                skip();
            } else if (ahead == '[' && !inList && !linesOnly) {
                inList = true;
                skip();
            } else if (ahead == ']' && inList) {
                inList = false;
                skip();
            } else {
                return read(line);
            }
        }
        if (inList) {
            inList = false;
            return new Document(new byte[] {'['}, line);
        }
        return null;
    }

    private Document read(long start) throws IOException {
        document.reset();
        boolean nested = ahead == '{' || ahead == '[';
        if (linesOnly) {
            toLineEnd();
        } else if (!nested && ahead != '<') {
            scalar();
        } else if (nested && !json()) {
            return restart(start);
        } else if (!nested) {
            xml();
        }
        return new Document(trimmed(), start);
    }

    /**
     * Takes a value up to its last bracket, or up to the end of the line where a string breaks off.
     *
     * @return false when no end was found
     */
    private boolean json() throws IOException {
        int depth = 0;
        boolean string = false;
        while (ahead >= 0 && document.size() < MAX_BYTES) {
            int b = ahead;
            if (string && b == '\n') {
                return true;
            }
            take();
            if (string) {
                if (b == '\\' && ahead >= ' ') {
                    take();
                }
                string = b != '"';
            } else if (b == '"') {
                string = true;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if ((b == '}' || b == ']') && --depth == 0) {
                return true;
            }
        }
        return false;
    }

    /** Takes what is no document: in a list up to the next member, otherwise the line. */
    private void scalar() throws IOException {
        boolean string = false;
        while (ahead >= 0 && ahead != '\n' && (!inList || string || ahead != ',' && ahead != ']')) {
            string ^= ahead == '"';
            take();
        }
    }

    /** Takes an event's XML up to its end; of other text that begins so the line. */
    private void xml() throws IOException {
        takeStart();
        if (Arrays.equals(document.toByteArray(), XML_DECLARATION)) {
            while (ahead >= 0 && ahead != '<') {
                skip();
            }
            document.reset();
            takeStart();
        }
        if (!Arrays.equals(document.toByteArray(), XML_START)) {
            toLineEnd();
            return;
        }
        int matched = 0;
        while (ahead >= 0 && matched < XML_END.length && document.size() < MAX_BYTES) {
            matched = ahead == XML_END[matched] ? matched + 1 : ahead == XML_END[0] ? 1 : 0;
            take();
        }
    }

    private void takeStart() throws IOException {
        while (ahead >= 0 && document.size() < XML_START.length) {
            take();
        }
    }

    private void toLineEnd() throws IOException {
        while (ahead >= 0 && ahead != '\n') {
            take();
        }
    }

    /** From here on each line is a document: an end that is missing hides where the next begins. */
    private Document restart(long start) throws IOException {
        byte[] all = document.toByteArray();
        linesOnly = true;
        inList = false;
        int end = 0;
        while (end < all.length && all[end] != '\n') {
            end++;
        }
        byte[] rest = Arrays.copyOfRange(all, end, all.length);
        byte[] next = ahead < 0 ? new byte[0] : new byte[] {(byte) ahead};
        in =
                new SequenceInputStream(
                        new ByteArrayInputStream(rest),
                        new SequenceInputStream(new ByteArrayInputStream(next), in));
        line = start;
        ahead = in.read();
        return new Document(trimmed(Arrays.copyOf(all, end)), start);
    }

    private void take() throws IOException {
        document.write(ahead);
        skip();
    }

    private void skip() throws IOException {
        line += ahead == '\n' ? 1 : 0;
        ahead = in.read();
    }

    private byte[] trimmed() {
        return trimmed(document.toByteArray());
    }

    private static byte[] trimmed(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] <= ' ' && bytes[end - 1] > 0) {
            end--;
        }
        return end == bytes.length ? bytes : Arrays.copyOf(bytes, end);
    }
}
