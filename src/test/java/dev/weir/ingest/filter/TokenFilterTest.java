package dev.weir.ingest.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.detect.enableat.EnableAtTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
class TokenFilterTest {
    private static final List<String> TOKENS =
            List.of(
                    "enableat",
                    "at.exe",
                    "\\tasks\\",
                    "schedule\\configuration",
                    "task register",
                    "schtasks",
                    "win32_scheduledjob");
    private static final String NOISE = "the quick brown fox jumps over the lazy dog, 0123456789 ";

    private final ScanWay way;
    private final TokenFilter filter;

    TokenFilterTest(ScanWay way) {
        this.way = way;
        this.filter = way.filter(TOKENS);
    }

    @Test
    void token_at_any_position_of_a_record_of_any_length_passes() {
        for (String token : TOKENS) {
            for (int before = 0; before < 40; before++) {
                for (int after = 0; after < 40; after++) {
                    String text = noise(before) + token + noise(after);
                    assertThat(mayMatter(text)).as(text).isTrue();
                }
            }
        }
    }

    @Test
    void token_of_the_job_at_any_position_passes() {
        TokenFilter ofTheJob = way.filter(EnableAtTokens.ANY_OF);
        for (String token : EnableAtTokens.ANY_OF) {
            for (int around = 0; around < 1_600; around++) {
                byte[] bytes = ascii(noise(around / 40) + token + noise(around % 40));
                assertThat(ofTheJob.mayMatter(bytes, 0, bytes.length)).as(token).isTrue();
            }
        }
    }

    @Test
    void record_within_a_larger_array_is_judged_by_its_own_bytes() {
        byte[] bytes = ascii(noise(21) + "EnableAt" + noise(21));
        assertThat(filter.mayMatter(bytes, 13, 16)).as("token whole").isTrue();
        assertThat(filter.mayMatter(bytes, 13, 15)).as("last byte outside").isFalse();
        assertThat(filter.mayMatter(bytes, 22, 20)).as("first byte outside").isFalse();
    }

    @Test
    void every_token_lacking_any_one_character_is_dropped() {
        for (String token : TOKENS) {
            for (int i = 0; i < token.length(); i++) {
                for (int before = 0; before < 16; before++) {
                    String text =
                            noise(before) + token.substring(0, i) + "#" + token.substring(i + 1);
                    assertThat(mayMatter(text)).as(text).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENABLEAT", "EnableAt", "eNaBlEaT", "AT.EXE", "Task Register"})
    void case_of_ascii_letters_is_ignored(String spelled) {
        assertThat(mayMatter("{\"v\":\"" + spelled + "\"}")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tas\u212Acache..", "\u212A\u212A at\u2024exe", "enab\u017Fleat"})
    void letters_that_only_unicode_folds_are_other_letters(String spelled) {
        assertThat(mayMatter("{\"v\":\"" + spelled + "\"}")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0005nableat", "enable\u0001t", "aT\u000eexe", "{enableab}"})
    void bytes_that_fold_alike_but_are_no_letters_are_dropped(String spelled) {
        assertThat(mayMatter("{\"v\":\"" + spelled + "\"}")).isFalse();
    }

    @Test
    void backslash_of_a_token_may_be_written_as_any_number_of_backslashes() {
        for (String run = "\\"; run.length() <= 16; run += "\\") {
            assertThat(mayMatter("{\"v\":\"Schedule" + run + "Configuration\"}")).isTrue();
            assertThat(mayMatter("{\"v\":\"C:" + run + "Tasks" + run + "At1\"}")).isTrue();
        }
    }

    @Test
    void escape_of_any_character_that_a_token_has_passes_at_any_position() {
        for (char c : String.join("", TOKENS).toCharArray()) {
            for (int before = 0; before < 20; before++) {
                String escape = String.format("\\u%04x", (int) c);
                assertThat(mayMatter(noise(before) + escape)).as(escape).isTrue();
                assertThat(mayMatter(noise(before) + upperDigits(escape) + "..")).isTrue();
            }
        }
    }

    @Test
    void escapes_of_other_characters_are_dropped() {
        String xml =
                "\\u003cData Name=\\u0027Image\\u0027\\u003ecat\\u0026mouse\\u003c/Data\\u003e";
        String text = "gar\\u00e7on \\u2013 \\u0445\\u0435\\u043b\\u043b\\u043e \\u000b \\u0394";
        for (int before = 0; before < 20; before++) {
            assertThat(mayMatter(noise(before) + xml)).isFalse();
            assertThat(mayMatter(noise(before) + text)).isFalse();
        }
    }

    @Test
    void escaped_escape_passes() {
        assertThat(mayMatter("{\"v\":\"{\\\"w\\\":\\\"\\\\u0045nableAt\\\"}\"}")).isTrue();
        assertThat(mayMatter("{\"v\":\"\\u005cu0045nableAt\"}")).isTrue();
    }

    @Test
    void character_that_writers_escape_by_habit_makes_only_its_own_token_matter() {
        TokenFilter quoted = way.filter(List.of("'at.exe", ">at.exe", "class_uid\":1006"));
        List<String> spellings =
                List.of(
                        "\\u0027AT.exe",
                        "\\u003Eat.exe",
                        "\\\\u003eat.exe",
                        "\"class_uid\" :\n 1006",
                        "{\\\"class_uid\\\":1006",
                        "class_uid\\u0022: 1006");
        for (int before = 0; before < 20; before++) {
            for (String text : spellings) {
                byte[] bytes = ascii(noise(before) + text);
                assertThat(quoted.mayMatter(bytes, 0, bytes.length)).as(text).isTrue();
            }
            byte[] other =
                    ascii(noise(before) + "\\u003cat.exe\\u0027 \\u003e \\u0022class_uid 1007");
            assertThat(quoted.mayMatter(other, 0, other.length)).isFalse();
        }
    }

    @Test
    void slash_of_a_token_may_be_escaped() {
        TokenFilter slashed = way.filter(List.of("taskscheduler/operational", "\"jobname"));
        for (String text : List.of("r/Op", "r\\/Op", "r\\\\\\/Op")) {
            byte[] bytes = ascii("{\"v\":\"TaskSchedule" + text + "erational\"}");
            assertThat(slashed.mayMatter(bytes, 0, bytes.length)).as(text).isTrue();
        }
        byte[] other = ascii("{\"v\":\"TaskScheduler/Maintenance\"}");
        assertThat(slashed.mayMatter(other, 0, other.length)).isFalse();
    }

    @Test
    void what_is_not_utf8_text_passes() throws IOException {
        String json = "{\"message\":\"nothing of interest\"}";
        for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE")) {
            byte[] encoded = json.getBytes(Charset.forName(charset));
            assertThat(filter.mayMatter(encoded, 0, encoded.length)).as(charset).isTrue();
        }
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(ascii(json));
        }
        assertThat(filter.mayMatter(zipped.toByteArray(), 0, zipped.size())).as("gzip").isTrue();
        assertThat(mayMatter("\uFEFF" + json)).as("byte order mark").isTrue();
        byte[] latin = "{\"message\":\"garçon de café\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(filter.mayMatter(latin, 0, latin.length)).as("Latin-1").isTrue();
    }

    @Test
    void letter_in_an_overlong_form_passes_because_lenient_readers_take_it() {
        byte[] bytes = "{\"v\":\"??nableAt\"}".getBytes(StandardCharsets.US_ASCII);
        bytes[6] = (byte) 0xc1;
        bytes[7] = (byte) 0x85;
        assertThat(filter.mayMatter(bytes, 0, bytes.length)).isTrue();
    }

    @Test
    void text_in_other_scripts_is_dropped() {
        assertThat(mayMatter("{\"user\":\"Jürgen Größe\",\"v\":\"数据 𝄞 данные\"}")).isFalse();
    }

    @Test
    void record_without_bytes_passes_and_becomes_a_dead_letter() {
        assertThat(filter.mayMatter(new byte[0], 0, 0)).isTrue();
    }

    @Test
    void every_prefix_of_json_without_token_is_dropped() {
        String json = "{\"EventID\":4688,\"Image\":\"C:\\\\Windows\\\\System32\\\\svchost.exe\"}";
        for (int length = 2; length <= json.length(); length++) {
            assertThat(mayMatter(json.substring(0, length))).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "EnableAt", "täskcache", "a\\b\\c\\d\\e", "abc/defg", ""})
    void unusable_token_is_refused_by_name(String token) {
        assertThatThrownBy(() -> way.filter(List.of(token)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + token + "'");
    }

    private boolean mayMatter(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return filter.mayMatter(bytes, 0, bytes.length);
    }

    private static String upperDigits(String escape) {
        return "\\u" + escape.substring(2).toUpperCase(Locale.ROOT);
    }

    private static String noise(int length) {
        return NOISE.substring(0, length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
