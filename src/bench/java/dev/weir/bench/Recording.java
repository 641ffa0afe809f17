package dev.weir.bench;

import dev.weir.local.files.EventFiles;
import java.util.List;
import java.util.function.Supplier;

/** The events of a file, one a line, again and again. */
final class Recording implements Supplier<byte[]> {
    private final String file;
    private EventFiles lines;

    /**
     * @param file its path; gzip is unpacked
     */
    Recording(String file) {
        this.file = file;
        lines = open();
    }

    private EventFiles open() {
        return new EventFiles(List.of(file), 0);
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
