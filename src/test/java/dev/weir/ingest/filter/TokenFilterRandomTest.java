package dev.weir.ingest.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The filter against a naive reading of the same text, on random records. */
@ParameterizedClass
@EnumSource
class TokenFilterRandomTest {
    private static final List<String> TOKENS =
            List.of(
                    "enableat",
                    "at.exe",
                    "\\tasks\\",
                    "taskcache",
                    "schtasks",
                    "scheduledjob",
                    "schedule\\configuration",
                    "task register",
                    "taskscheduler/operational");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TokenFilter filter;

    TokenFilterRandomTest(ScanWay way) {
        filter = way.filter(TOKENS);
    }

    @Test
    void event_with_a_token_passes_in_every_spelling_of_json() throws IOException {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            String token = randomCase(TOKENS.get(i % TOKENS.size()), random);
            String text = noise(random, 40) + token + noise(random, 40);
            int depth = random.nextInt(3);
            String json = RandomJson.event(text, depth, random);
            assertThat(decoded(json, depth)).as("the test's own spelling").contains(text);
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            assertThat(filter.mayMatter(bytes, 0, bytes.length)).as(json).isTrue();
        }
    }

    @Test
    void pieces_of_tokens_are_judged_as_by_a_naive_reading() {
        Random random = new Random(6);
        Pattern must = naive("\\\\+", "\\\\*/", "");
        Pattern may = naive("\\\\*", "\\\\*/", "[\\\\ ]*");
        int passed = 0;
        for (int i = 0; i < 200_000; i++) {
            String text = "{ " + pieces(random) + "}";
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            boolean passes = filter.mayMatter(bytes, 0, bytes.length);
            assertThat(passes || !must.matcher(text).find()).as("missed: " + text).isTrue();
            assertThat(!passes || may.matcher(text).find()).as("for nothing: " + text).isTrue();
            passed += passes ? 1 : 0;
        }
        assertThat(passed).as("both outcomes are tested").isBetween(20_000, 180_000);
    }

    @Test
    void noise_is_dropped() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String json = "{\"Image\":\"" + noise(random, 400).replace("\\", "\\\\") + "\"}";
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            assertThat(filter.mayMatter(bytes, 0, bytes.length)).as(json).isFalse();
        }
    }

    /** The text of the innermost string {@code v}. */
    private static String decoded(String json, int depth) throws IOException {
        JsonNode value = JSON.readTree(json).get("v");
        for (int i = 0; i < depth; i++) {
            value = JSON.readTree(value.textValue()).get("v");
        }
        return value.textValue();
    }

    /** Finds an escape that hides, or a token whose characters are spelled as told. */
    private static Pattern naive(String backslash, String slash, String before) {
        String hiding = "\\u0123456789abcdef" + String.join("", TOKENS);
        StringBuilder either = new StringBuilder("\\\\u00(?i:zz");
        (hiding + hiding.toUpperCase(Locale.ROOT))
                .chars()
                .distinct()
                .forEach(c -> either.append(String.format("|%02x", c)));
        either.append(')');
        for (String token : TOKENS) {
            either.append('|');
            for (char c : token.toCharArray()) {
                String spelled = c == '\\' ? backslash : c == '/' ? slash : Pattern.quote("" + c);
                either.append(before).append("(?i:").append(spelled).append(')');
            }
        }
        return Pattern.compile(either.toString());
    }

    private static String pieces(Random random) {
        StringBuilder text = new StringBuilder();
        while (text.length() < 60) {
            String token = TOKENS.get(random.nextInt(TOKENS.size()));
            switch (random.nextInt(6)) {
                case 0 -> text.append(token, random.nextInt(3), token.length());
                case 1 -> text.append(token, 0, token.length() - random.nextInt(4));
                case 2 -> text.append(String.format("\\u00%02X", 0x20 + random.nextInt(16)));
                case 3 -> text.append("\\u00").append(random.nextInt(10));
                case 4 -> text.append(random.nextBoolean() ? "\\" : ".exe");
                default -> text.append(noise(random, 5));
            }
        }
        return text.toString();
    }

    private static String noise(Random random, int most) {
        String alphabet = "abcdeijklmnopqrstuvwxyzABCEST0123456789 .:;-_{}()\\/äж漢";
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(most); text.length() < length; ) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static String randomCase(String token, Random random) {
        StringBuilder text = new StringBuilder();
        for (char c : token.toCharArray()) {
            text.append(random.nextBoolean() ? c : ("" + c).toUpperCase(Locale.ROOT));
        }
        return text.toString();
    }
}
