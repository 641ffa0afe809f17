package dev.weir.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/** The events of a gzipped file, one a line, again and again. */
final class Recording implements Supplier<byte[]> {
    private final List<byte[]> events;
    private int next;

    /**
     * @throws IOException when the file cannot be read
     */
    Recording(Path file) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            events = lines.lines().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
        }
    }

    @Override
    public byte[] get() {
        byte[] event = events.get(next);
        next = (next + 1) % events.size();
        return event;
    }
}
