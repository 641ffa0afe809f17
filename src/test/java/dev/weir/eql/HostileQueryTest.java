package dev.weir.eql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text, the answer is a query or one refusal, soon. */
@Timeout(20)
class HostileQueryTest {

    private static final String HEAD = "process where ";

    @Test
    void five_megabytes_are_refused() {
        refused("process where x == \"" + "a".repeat(5_000_000) + "\"", "at most 1000000");
    }

    @Test
    void ten_thousand_parentheses_are_refused() {
        refused(HEAD + "(".repeat(10_000) + "true" + ")".repeat(10_000), "nested too deeply");
    }

    @Test
    void ten_thousand_calls_in_one_another_are_refused() {
        refused(HEAD + "string(".repeat(10_000) + "1" + ")".repeat(10_000), "nested too deeply");
    }

    @Test
    void ten_thousand_minus_signs_are_refused() {
        refused(HEAD + "- ".repeat(10_000) + "a == 1", "nested too deeply");
    }

    @Test
    void ten_thousand_terms_are_refused() {
        refused(HEAD + "a" + " + 1".repeat(10_000) + " == 1", "nested too deeply");
    }

    @ParameterizedTest
    @ValueSource(ints = {99_998, 99_999})
    void a_chain_of_not_is_read(int count) {
        Query.Event query = (Query.Event) Query.parse(HEAD + "not ".repeat(count) + "true");

        assertThat(Condition.of(query).test(f -> List.of("process"))).isEqualTo(count % 2 == 0);
    }

    @Test
    void a_list_of_fifty_thousand_is_read() {
        String list =
                IntStream.range(0, 50_000)
                        .mapToObj(i -> "\"w" + i + "\"")
                        .collect(Collectors.joining(","));
        Query.Event query = (Query.Event) Query.parse("any where process.name in (" + list + ")");

        assertThat(Condition.of(query).test(f -> List.of("w49999"))).isTrue();
        assertThat(Condition.of(query).test(f -> List.of("w50000"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "1e999", "-9223372036854775809"})
    void a_number_beyond_64_bits_is_refused(String number) {
        refused(HEAD + "process.pid == " + number, "does not fit 64 bits");
    }

    @Test
    void half_a_million_digits_are_refused() {
        refused(HEAD + "process.pid == " + "9".repeat(500_000), "does not fit 64 bits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a|b)*a(a|b){30}",
                "((((a{100}){100}){100}){100}){100}",
                "a{2147483647}",
                "~((.*a.{20}))",
                "<0-99999999999999999999>",
                "a{99999999999}",
                "[z-a]",
                "(a",
                "a{2,1}",
                "<name>"
            })
    void a_regex_that_explodes_or_is_none_is_refused(String regex) {
        assertThatThrownBy(
                        () -> Query.parse("any where process.name regex \"\"\"" + regex + "\"\"\""))
                .isInstanceOf(EqlException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "\\\\", "~", "a|", "\""})
    void a_regex_of_a_thousand_signs_ends_in_an_answer(String sign) {
        String text = ("any where process.name regex \"" + sign.repeat(1_000) + "\"");
        try {
            Query.parse(text);
        } catch (EqlException e) {
            assertThat(e.line()).isEqualTo(1);
        }
    }

    @Test
    void stars_do_not_multiply() {
        Glob glob = new Glob("*a".repeat(1_000) + "*b", true);

        assertThat(glob.matches("a".repeat(100_000))).isFalse();
    }

    private static void refused(String query, String reason) {
        assertThatThrownBy(() -> Query.parse(query))
                .isInstanceOf(EqlException.class)
                .hasMessageContaining(reason)
                .hasMessageMatching("(?s).{0,400}");
    }
}
