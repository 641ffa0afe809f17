package dev.weir.local.files;

import dev.weir.ingest.RawRecord;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The documents of some files, one file after the other, as raw records: the topic is the file as
 * named, the offset the line on which the document begins. Gzip, zip and UTF-16 are known by their
 * first bytes and unpacked; a file in a zip is named behind an exclamation mark.
 */
public final class EventFiles implements Iterator<RawRecord> {
    private final Iterator<String> files;
    private final long ingested;
    private String name = "";
    private @Nullable InputStream input;
    private @Nullable ZipInputStream zip;
    private @Nullable Documents documents;
    private @Nullable RawRecord next;

    /**
     * Opens the first file only when a record is asked for.
     *
     * @param files paths, or {@code -} for standard input
     * @param ingested arrival of every record, epoch milliseconds
     */
    public EventFiles(List<String> files, long ingested) {
        this.files = files.iterator();
        this.ingested = ingested;
    }

    /**
     * @throws RefusedFileException for a file that is recognisably something else
     */
    @Override
    public boolean hasNext() {
        try {
            while (next == null) {
                if (documents == null && !nextDocuments()) {
                    return false;
                }
                next = read();
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read '" + name + "': " + e.getMessage(), e);
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

    /** Looks at the first bytes of the files, of a zip at those of its members. */
    static void check(List<String> files) throws IOException {
        for (String file : files) {
            if (!file.equals(Inputs.STANDARD_INPUT)) {
                EventFiles one = new EventFiles(List.of(file), 0);
                while (one.nextDocuments()) {
                    one.documents = null;
                }
            }
        }
    }

    /** Opens the next member of a zip, or the next file; false when there is none. */
    private boolean nextDocuments() throws IOException {
        ZipInputStream members = zip;
        if (members != null) {
            ZipEntry entry = members.getNextEntry();
            if (entry == null) {
                zip = null;
            } else if (!entry.isDirectory()) {
                String file = name.substring(0, name.lastIndexOf('!') + 1) + entry.getName();
                open(file, new Uncloseable(members));
            }
            return zip != null || nextDocuments();
        }
        if (input != null) {
            input.close();
            input = null;
        }
        if (!files.hasNext()) {
            return false;
        }
        name = files.next();
        boolean standard = name.equals(Inputs.STANDARD_INPUT);
        input = standard ? new Uncloseable(System.in) : Files.newInputStream(Path.of(name));
        open(name, input);
        return true;
    }

    private void open(String file, InputStream raw) throws IOException {
        name = file;
        InputStream in = new BufferedInputStream(raw, 1 << 16);
        in.mark(FileKind.HEAD);
        byte[] head = in.readNBytes(FileKind.HEAD);
        in.reset();
        FileKind kind = FileKind.of(head);
        String wayOut = kind.wayOut();
        if (wayOut != null) {
            throw new RefusedFileException(file, wayOut);
        }
        switch (kind) {
            case GZIP -> open(file, new GZIPInputStream(in));
            case ZIP -> {
                zip = new ZipInputStream(in);
                name = file + "!";
            }
            case UTF_16 -> documents = new Documents(Utf8InputStream.ofUtf16(in, head));
            default -> {
                in.skipNBytes(head.length > 2 && head[0] == (byte) 0xef ? 3 : 0);
                documents = new Documents(in);
            }
        }
    }

    /** The next record of the file; null, and the file done, when there is none. */
    private @Nullable RawRecord read() throws IOException {
        Documents from = documents;
        Documents.Document document = from == null ? null : from.next();
        if (document == null) {
            documents = null;
            return null;
        }
        return new RawRecord(document.bytes(), name, 0, document.line(), ingested);
    }

    /** Belongs to somebody else. */
    private static final class Uncloseable extends FilterInputStream {
        Uncloseable(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }
}
