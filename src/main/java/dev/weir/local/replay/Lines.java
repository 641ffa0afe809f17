package dev.weir.local.replay;

import dev.weir.ingest.RawRecord;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of some files, one after the other, as raw records: the topic is the file as named, the
 * offset the line number. Bytes stay as they are; {@code .gz} is unpacked, empty lines are skipped.
 */
public final class Lines implements Iterator<RawRecord> {
    /** Stands for standard input among file names. */
    public static final String STANDARD_INPUT = "-";

    private final Iterator<String> files;
    private final long ingested;
    private String file = "";
    private @Nullable InputStream input;
    private long line;
    private @Nullable RawRecord next;

    /**
     * Opens the first file only when a line is asked for.
     *
     * @param files paths, or {@code -} for standard input
     * @param ingested arrival of every record, epoch milliseconds
     */
    public Lines(List<String> files, long ingested) {
        this.files = files.iterator();
        this.ingested = ingested;
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null) {
                if (input == null) {
                    if (!files.hasNext()) {
                        return false;
                    }
                    open(files.next());
                }
                next = read();
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read '" + file + "', line " + (line + 1), e);
        }
    }

    @Override
    public RawRecord next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        RawRecord record = next;
        next = null;
        return record;
    }

    private void open(String name) throws IOException {
        file = name;
        line = 0;
        InputStream raw =
                name.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(name));
        input =
                new BufferedInputStream(
                        name.endsWith(".gz") ? new GZIPInputStream(raw) : raw, 1 << 16);
    }

    /** The next line without its end, or null, and the file closed, when there is none. */
    private @Nullable RawRecord read() throws IOException {
        InputStream from = input;
        if (from == null) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
        int b;
        do {
            b = from.read();
            if (b == '\n') {
                line++;
            } else if (b >= 0) {
                bytes.write(b);
            }
        } while (b >= 0 && (b != '\n' || bytes.size() == 0));
        if (b < 0) {
            from.close();
            input = null;
            line++;
        }
        byte[] value = bytes.toByteArray();
        boolean carriageReturn = value.length > 0 && value[value.length - 1] == '\r';
        byte[] text = carriageReturn ? Arrays.copyOf(value, value.length - 1) : value;
        return text.length == 0 ? null : new RawRecord(text, file, 0, line, ingested);
    }
}
