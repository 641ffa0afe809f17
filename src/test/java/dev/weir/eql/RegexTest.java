package dev.weir.eql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lucene's language: the whole value, over code points. */
class RegexTest {

    @ParameterizedTest(name = "{0} on {1} folding {2}: {3}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    cmd; cmd; false; true
                    cmd; cmd.exe; false; false
                    cmd; CMD; false; false
                    cmd; CMD; true; true
                    .*; ``; false; true
                    .+; ``; false; false
                    .; 😀; false; true
                    ..; 😀; false; false
                    [😀]; 😀; false; true
                    [😀-😂]; 😁; false; true
                    [^a]; 😀; false; true
                    a.c; a\uD83Dc; false; true
                    a?b; b; false; true
                    a*b; aaab; false; true
                    a+b; b; false; false
                    a{3}; aaa; false; true
                    a{3}; aa; false; false
                    a{2,}; aaaaa; false; true
                    a{2,3}; aaaa; false; false
                    (ab){2}; abab; false; true
                    a|b; b; false; true
                    a(b|c)d; acd; false; true
                    a(b|c)?d; ad; false; true
                    [a-c]x; bx; false; true
                    [a-c]x; Bx; true; false
                    [abc]x; Bx; true; true
                    [^a-c]x; dx; false; true
                    [a-z0-9._-]+; a-b.c_1; false; true
                    [a-z0-9._\\-]+; a-b; false; true
                    [\\\\-][ :-]; \\:; false; true
                    [ :-]; -; false; true
                    [ :-]; x; false; false
                    \\d+; 123; false; true
                    \\d+; ١; false; false
                    \\D+; abc; false; true
                    \\w+; a_1; false; true
                    \\w+; é; false; false
                    \\W; -; false; true
                    a\\sb; a b; false; true
                    \\S+; a b; false; false
                    a\\.b; axb; false; false
                    a\\.b; a.b; false; true
                    \\\\; \\; false; true
                    "a.b"; a.b; false; true
                    "a.b"; axb; false; false
                    @; anything; false; true
                    #; ``; false; false
                    (#){2}; ``; false; false
                    (#){2}|a; a; false; true
                    a&b; a; false; false
                    .*a.*&.*b.*; xbya; false; true
                    <1-20>; 7; false; true
                    <1-20>; 21; false; false
                    <01-20>; 07; false; true
                    ^a$; a; false; false
                    ^a$; ^a$; false; true
                    (); ``; false; true
                    k; \u212A; true; false
                    é; É; true; false
                    """)
    void a_pattern_has_its_answer(String pattern, String value, boolean fold, boolean expected) {
        assertThat(Regex.compile(pattern, fold).run(value)).isEqualTo(expected);
    }
}
