package dev.weir.eql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each refusal has its place and its reason. */
class RefusalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            textBlock =
                    """
                    a b                                        ¦ 1:3  ¦ expected 'where'
                    any where                                  ¦ 1:10 ¦ the end of the query
                    any where a == 'x'                         ¦ 1:16 ¦ strings stand in double quotes
                    any where a == "x                          ¦ 1:16 ¦ no end on its line
                    any where a == "\\q"                        ¦ 1:17 ¦ unknown escape
                    any where a == "\\u{d800}"                  ¦ 1:17 ¦ number of a character
                    any where a == "\\u{110000}"                ¦ 1:17 ¦ number of a character
                    any where a == \"""x                        ¦ 1:16 ¦ raw string
                    any where /* a                             ¦ 1:11 ¦ no end
                    any where a = 1                            ¦ 1:13 ¦ expected '=='
                    any where a < 1 < 2                        ¦ 1:17 ¦ do not chain
                    any where a not like "x"                   ¦ 1:17 ¦ 'in' or 'in~'
                    any where a in "x"                         ¦ 1:16 ¦ expected '('
                    any where a in ()                          ¦ 1:17 ¦ a field, a value
                    any where a in ("x"                        ¦ 1:20 ¦ ',' or ')'
                    any where strtsWith(a, "x")                ¦ 1:11 ¦ did you mean startsWith
                    any where length~(a) == 1                  ¦ 1:11 ¦ no form with '~'
                    any where length() == 1                    ¦ 1:11 ¦ takes 1 arguments, found 0
                    any where substring(a) == "x"              ¦ 1:11 ¦ 2 to 3 arguments
                    any where length(process.pid) == 1         ¦ 1:18 ¦ is text
                    any where ?true                            ¦ 1:12 ¦ a field
                    any where process.name                     ¦ 1:11 ¦ is a boolean, found text
                    any where process.name == true             ¦ 1:24 ¦ do not meet
                    any where process.pid == true              ¦ 1:23 ¦ do not meet
                    any where process.pid == "x"               ¦ 1:23 ¦ do not meet
                    any where a < true                         ¦ 1:13 ¦ no order
                    any where a < null                         ¦ 1:13 ¦ null goes with
                    any where a in (null)                      ¦ 1:17 ¦ null in the list
                    any where a in ("x", 1)                    ¦ 1:22 ¦ a number in a list
                    any where a in (b)                         ¦ 1:17 ¦ a field in the list
                    any where a == b                           ¦ 1:13 ¦ both sides
                    any where a : 1                            ¦ 1:15 ¦ is a string
                    any where process.pid : "1"                ¦ 1:11 ¦ is text
                    any where a regex "("                      ¦ 1:19 ¦ expected
                    any where cidrMatch(a, "10.0.0.0/33")      ¦ 1:24 ¦ a network
                    any where cidrMatch(a, b)                  ¦ 1:24 ¦ a network
                    any where @timestamp > "soon"              ¦ 1:24 ¦ a time is written
                    any where a == 1 | head 3                  ¦ 1:18 ¦ pipes
                    sample by a [any where true] [any where true] ¦ 1:1 ¦ sample
                    sequence [any where true]                  ¦ 1:1  ¦ two stages
                    sequence [any where true] ![any where true] ¦ 1:27 ¦ missing events
                    sequence by ?a [any where true] [any where true] ¦ 1:13 ¦ optional key
                    sequence by a with maxspan=1 [any where true] ¦ 1:30 ¦ a unit
                    sequence with maxspan=0s [any where true]  ¦ 1:23 ¦ greater than 0
                    sequence with maxspan=1.5s [any where true] ¦ 1:23 ¦ whole number
                    sequence by a by b [any where true]        ¦ 1:15 ¦ each once
                    sequence [any where true] with runs=101    ¦ 1:37 ¦ runs is 1 to 100
                    sequence [any where true] by a [any where true] ¦ 1:32 ¦ has 0 keys
                    sequence by a [any where true] [any where true] until [any where true] by b ¦ 1:49 ¦ has 2 keys
                    """)
    void a_wrong_query_is_refused_with_place(String query, String place, String reason) {
        EqlException refusal = refusal(query);

        assertThat(refusal.line() + ":" + refusal.column()).isEqualTo(place);
        assertThat(refusal.reason()).contains(reason);
    }

    @Test
    void the_line_is_shown_with_a_caret() {
        EqlException refusal = refusal("any where\r\n\ttrue and\r\n\tnope(1)");

        assertThat(refusal.getMessage().lines())
                .containsExactly("3:2: " + refusal.reason(), "\tnope(1)", "\t^");
    }

    private static EqlException refusal(String query) {
        return catchThrowableOfType(EqlException.class, () -> Query.parse(query));
    }
}
