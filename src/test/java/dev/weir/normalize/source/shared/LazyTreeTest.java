package dev.weir.normalize.source.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.normalize.source.windows.EventData;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against Jackson's own parser and reader of trees, on the same bytes. */
class LazyTreeTest {
    private static final int DOCUMENTS = 3_000;

    /** As Jackson comes, within the same limits. */
    private static final ObjectReader JACKSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            Json.reader().getFactory().streamReadConstraints())
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build()
                    .readerFor(JsonNode.class);

    private static final List<String> PIECES =
            List.of(
                    "a",
                    "C:",
                    "\\\\",
                    "\\\\\\\\",
                    "\\/",
                    "\\n",
                    "\\\"",
                    " ",
                    "<",
                    "\\u003c",
                    "\\u0000",
                    "\\uD83D\\uDE00",
                    "\\uD83D",
                    "\\uDE00",
                    "é",
                    "漢",
                    "😀",
                    "\\u00e9",
                    "\u00a0",
                    "\uFFFD",
                    "no byte of these is special",
                    "\\b\\f\\r\\t");

    private static final List<String> OTHERS =
            List.of(
                    "0",
                    "-1",
                    "2147483648",
                    "99999999999999999999",
                    "1.50",
                    "-0.0",
                    "1e400",
                    "1E-3",
                    "true",
                    "false",
                    "null",
                    "[]",
                    "{}",
                    "\"\"");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void any_document_is_the_same_tree(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < DOCUMENTS; i++) {
            String json = object(random, 0);
            same(json.getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_broken_document_is_refused_for_the_same_reason(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] json = object(random, 0).getBytes(StandardCharsets.UTF_8);
            json[random.nextInt(json.length)] = (byte) random.nextInt(256);
            same(json);
        }
    }

    static Stream<Charset> encodings() {
        return Stream.of("UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE").map(Charset::forName);
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void encoding_and_byte_order_mark_do_not_matter(Charset encoding) throws IOException {
        String json = "{\"host\": {\"name\": \"wörk\\u0073tation\"}, \"path\": \"C:\\\\Windows\"}";
        same(json.getBytes(encoding));
        same(("\uFEFF" + json).getBytes(encoding));
        same(("  \n" + json + " {\"second\": 1}").getBytes(encoding));
    }

    @Test
    void backslashes_that_a_producer_doubled_are_single_again() throws IOException {
        String doubled = "{\"Image\": \"C:\\\\\\\\a\", \"Share\": \"\\\\\\\\srv\"}";
        String single = "{\"Image\": \"C:\\\\a\", \"Share\": \"\\\\\\\\srv\"}";
        assertThat(EventData.of(lazy(doubled.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Map.of("Image", "C:\\a", "Share", "\\srv"));
        assertThat(EventData.of(lazy(single.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Map.of("Image", "C:\\a", "Share", "\\\\srv"));
    }

    @Test
    void what_a_text_begins_with_is_told_behind_any_blank() throws IOException {
        for (String text : List.of("<a", "  <a", "\\r\\n\\t <a", "\\u003ca", "\u00a0<a")) {
            JsonNode node = lazy(("{\"x\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8));
            assertThat(LazyText.mayBegin(node.get("x"), '<')).as(text).isTrue();
        }
        JsonNode node =
                lazy("{\"x\":\" \\\\\\\\<a\", \"y\":\"\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(LazyText.mayBegin(node.get("x"), '<')).isFalse();
        assertThat(LazyText.mayBegin(node.get("y"), '<')).isFalse();
    }

    @Test
    void two_backslashes_in_a_row_are_never_overlooked() throws IOException {
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            String json = "{\"x\": " + text(random) + "}";
            JsonNode node = lazy(json.getBytes(StandardCharsets.UTF_8)).get("x");
            assertThat(LazyText.mayHaveTwoBackslashes(node) || !node.textValue().contains("\\\\"))
                    .as(json)
                    .isTrue();
        }
        String path = "{\"x\": \"C:\\\\Windows\\\\System32\"}";
        JsonNode node = lazy(path.getBytes(StandardCharsets.UTF_8)).get("x");
        assertThat(LazyText.mayHaveTwoBackslashes(node)).isFalse();
    }

    private static void same(byte[] json) throws IOException {
        assertThat(told(json, true)).isEqualTo(told(json, false));
    }

    private static String told(byte[] json, boolean lazily) throws IOException {
        try (JsonParser parser = (lazily ? Json.reader() : JACKSON).createParser(json)) {
            StringBuilder told = new StringBuilder();
            while (parser.nextToken() != null) {
                JsonNode node =
                        lazily ? new LazyTree(parser, json).read() : parser.readValueAsTree();
                told.append(node).append('\n');
            }
            return told.toString();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static JsonNode lazy(byte[] json) throws IOException {
        try (JsonParser parser = Json.reader().createParser(json)) {
            parser.nextToken();
            return new LazyTree(parser, json).read();
        }
    }

    private static String object(Random random, int depth) {
        StringBuilder json = new StringBuilder("{");
        int members = random.nextInt(5);
        for (int i = 0; i < members; i++) {
            json.append(i == 0 ? "" : ", ").append(text(random)).append(": ");
            json.append(
                    switch (random.nextInt(depth > 3 ? 3 : 5)) {
                        case 0 -> OTHERS.get(random.nextInt(OTHERS.size()));
                        case 1, 2 -> text(random);
                        case 3 -> object(random, depth + 1);
                        default -> "[" + object(random, depth + 1) + "," + text(random) + "]";
                    });
        }
        return json.append('}').toString();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("\"");
        for (int pieces = random.nextInt(9); pieces > 0; pieces--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.append('"').toString();
    }
}
