package dev.weir.bench;

import dev.weir.local.replay.Lines;
import java.util.List;
import java.util.function.Supplier;

/** The events of a file, one a line, again and again. */
final class Recording implements Supplier<byte[]> {
    private final String file;
    private Lines lines;

    /**
     * @param file its path; what ends in {@code .gz} is unpacked
     */
    Recording(String file) {
        this.file = file;
        lines = open();
    }

    private Lines open() {
        return new Lines(List.of(file), 0);
    }

    /**
     * @throws java.util.NoSuchElementException when the file is empty
     */
    @Override
    public byte[] get() {
        if (!lines.hasNext()) {
            lines = open();
        }
        return lines.next().value();
    }
}
