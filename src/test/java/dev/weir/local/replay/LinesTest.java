package dev.weir.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ingest.RawRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinesTest {
    @TempDir Path folder;

    @Test
    void lines_keep_their_numbers_across_empty_ones_and_the_last_needs_no_end() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "one\n\n\r\ntwo\r\nthree");
        assertThat(read(file)).containsExactly(file + ":1 one", file + ":4 two", file + ":5 three");
    }

    @Test
    void files_follow_each_other_and_gz_is_unpacked() throws IOException {
        Path first = Files.writeString(folder.resolve("a.json"), "one\n");
        Path second = folder.resolve("b.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(second))) {
            out.write("two\n".getBytes(UTF_8));
        }
        assertThat(read(first, second)).containsExactly(first + ":1 one", second + ":1 two");
    }

    @Test
    void bytes_that_are_no_text_stay_as_they_are() throws IOException {
        byte[] bytes = {(byte) 0xff, (byte) 0xfe, 0, '\n', (byte) 0xc3};
        Path file = Files.write(folder.resolve("x.log"), bytes);
        Lines lines = new Lines(List.of(file.toString()), 7);
        assertThat(lines.next().value()).containsExactly(0xff, 0xfe, 0);
        assertThat(lines.next().value()).containsExactly(0xc3);
        assertThat(lines.hasNext()).isFalse();
    }

    private static List<String> read(Path... files) {
        List<String> names = new ArrayList<>();
        for (Path file : files) {
            names.add(file.toString());
        }
        List<String> lines = new ArrayList<>();
        for (Lines all = new Lines(names, 7); all.hasNext(); ) {
            RawRecord record = all.next();
            assertThat(record.ingested()).isEqualTo(7);
            lines.add(
                    record.topic()
                            + ":"
                            + record.offset()
                            + " "
                            + new String(record.value(), UTF_8));
        }
        return lines;
    }
}
