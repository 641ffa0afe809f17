package dev.weir.normalize.source.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonBytesTest {
    private static final byte[] EDGES = {
        0, 1, 0x1f, 0x20, 0x21, '"', 0x23, '[', '\\', ']', 0x7e, 0x7f, -128, -127, -1
    };

    @Test
    void the_first_special_byte_is_found_wherever_it_stands() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            byte[] json = bytes(random);
            int from = random.nextInt(json.length + 1);
            int end = from + random.nextInt(json.length - from + 1);

            assertThat(JsonBytes.special(json, from, end)).isEqualTo(special(json, from, end));
        }
    }

    @Test
    void what_stands_before_it_is_copied() {
        Random random = new Random(6);
        for (int i = 0; i < 20_000; i++) {
            byte[] json = bytes(random);
            int from = random.nextInt(json.length + 1);
            int end = special(json, from, json.length);
            byte[] copy = new byte[3 + end - from + Long.BYTES];

            assertThat(JsonBytes.copy(json, from, copy, 3)).isEqualTo(end);
            assertThat(copy).startsWith(0, 0, 0);
            for (int at = from; at < end; at++) {
                assertThat(copy[3 + at - from]).isEqualTo(json[at]);
            }
        }
    }

    /** Mostly plain ones, and the neighbours of the special ones. */
    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(40)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] =
                    random.nextInt(12) > 0
                            ? (byte) ('#' + random.nextInt('[' - '#'))
                            : EDGES[random.nextInt(EDGES.length)];
        }
        return bytes;
    }

    private static int special(byte[] json, int from, int end) {
        int at = from;
        while (at < end && json[at] >= ' ' && json[at] != '"' && json[at] != '\\') {
            at++;
        }
        return at;
    }
}
