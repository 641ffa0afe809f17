package dev.weir.local.explain;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.ingest.RawRecord;
import dev.weir.local.replay.Lines;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * The records of a file that a person has at hand: a document a line, or documents and lists over
 * many lines. The offset is the number of the line on which a record begins.
 */
final class EventFile {
    private static final int GZIP_MAGIC = 0x1f;

    /** Without the job's bounds: a file is as long as it is. */
    private static final ObjectReader JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build()
                    .readerFor(JsonNode.class);

    private final String name;
    private final long ingested;
    private long line;

    /**
     * @param name path, or {@code -} for standard input; gzip is known by its first byte
     * @param ingested arrival of every record, epoch milliseconds
     */
    EventFile(String name, long ingested) {
        this.name = name;
        this.ingested = ingested;
    }

    void forEach(Consumer<RawRecord> records) throws IOException {
        line = 0;
        try (InputStream in = open()) {
            byte[] first = nextLine(in);
            if (first.length > 0 && opensMoreThanALine(first)) {
                documents(first, in, records);
            } else {
                for (byte[] text = first; text.length > 0; text = nextLine(in)) {
                    records.accept(record(text, line));
                }
            }
        }
    }

    private InputStream open() throws IOException {
        InputStream raw =
                new BufferedInputStream(
                        name.equals(Lines.STANDARD_INPUT)
                                ? System.in
                                : Files.newInputStream(Path.of(name)),
                        1 << 16);
        raw.mark(1);
        boolean gzip = raw.read() == GZIP_MAGIC;
        raw.reset();
        return gzip ? new BufferedInputStream(new GZIPInputStream(raw), 1 << 16) : raw;
    }

    /** The next line that is not blank; empty at the end. */
    private byte[] nextLine(InputStream in) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream(4096);
        boolean blank = true;
        int b = in.read();
        while (b >= 0 && (b != '\n' || blank)) {
            if (b == '\n') {
                line++;
                text.reset();
            } else {
                text.write(b);
                blank &= Character.isWhitespace(b);
            }
            b = in.read();
        }
        line++;
        byte[] bytes = text.toByteArray();
        int end = blank ? 0 : bytes.length;
        while (end > 0 && Character.isWhitespace(bytes[end - 1])) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }

    private static boolean opensMoreThanALine(byte[] first) {
        try (JsonParser parser = JSON.createParser(first)) {
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                return true;
            }
            parser.skipChildren();
            return false;
        } catch (IOException e) {
            // What ends where a pretty printer breaks the line goes on; the rest is garbage.
            return first[first.length - 1] == '{' || first[first.length - 1] == '[';
        }
    }

    private void documents(byte[] first, InputStream rest, Consumer<RawRecord> records)
            throws IOException {
        byte[] start = Arrays.copyOf(first, first.length + 1);
        start[first.length] = '\n';
        long skipped = line - 1;
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), rest);
        try (JsonParser parser = JSON.createParser(whole)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.START_ARRAY
                        || parser.currentToken() == JsonToken.END_ARRAY) {
                    continue;
                }
                line = skipped + parser.currentTokenLocation().getLineNr();
                JsonNode document = parser.readValueAsTree();
                records.accept(record(document.toString().getBytes(StandardCharsets.UTF_8), line));
            }
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "line "
                            + (skipped + e.getLocation().getLineNr())
                            + ": "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    private RawRecord record(byte[] value, long number) {
        return new RawRecord(value, name, 0, number, ingested);
    }
}
