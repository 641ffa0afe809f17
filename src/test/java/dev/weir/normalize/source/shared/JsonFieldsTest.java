package dev.weir.normalize.source.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class JsonFieldsTest {

    @Test
    void text_nested_dotted_or_mixed_keys_is_the_same() {
        assertThat(JsonFields.text(json("{'a':{'b':{'c':'x'}}}"), "a.b.c")).isEqualTo("x");
        assertThat(JsonFields.text(json("{'a.b.c':'x'}"), "a.b.c")).isEqualTo("x");
        assertThat(JsonFields.text(json("{'a':{'b.c':'x'}}"), "a.b.c")).isEqualTo("x");
        assertThat(JsonFields.text(json("{'a.b':{'c':'x'}}"), "a.b.c")).isEqualTo("x");
        assertThat(JsonFields.text(json("{'a':[{'b':{'c':'x'}}]}"), "a.b.c")).isEqualTo("x");
        assertThat(JsonFields.text(json("{'a':1,'a.b':{'c':'x'}}"), "a.b.c")).isEqualTo("x");
    }

    @Test
    void text_null_blank_dash_and_empty_list_count_as_missing() {
        JsonNode document = json("{'a':null,'b':' ','c':'-','d':[],'e':{},'f':'x'}");

        assertThat(JsonFields.text(document, "a", "b", "c", "d", "e", "f")).isEqualTo("x");
    }

    @Test
    void text_numbers_lose_no_digit() {
        assertThat(JsonFields.text(json("{'a':131762384629155140}"), "a"))
                .isEqualTo("131762384629155140");
        assertThat(JsonFields.text(json("{'a':123456789012345678901234567890}"), "a"))
                .isEqualTo("123456789012345678901234567890");
        assertThat(JsonFields.text(json("{'a':1.0}"), "a")).isEqualTo("1");
        assertThat(JsonFields.text(json("{'a':1772442900.25}"), "a")).isEqualTo("1772442900.25");
        assertThat(JsonFields.text(json("{'a':1e3}"), "a")).isEqualTo("1000");
        assertThat(JsonFields.text(json("{'a':0.0}"), "a")).isEqualTo("0");
        assertThat(JsonFields.text(json("{'a':true}"), "a")).isEqualTo("true");
    }

    @Test
    void text_number_withAHuge_exponent_is_not_written_out() {
        assertThat(JsonFields.text(json("{'a':1e999999999}"), "a")).isEqualTo("1E+999999999");
    }

    @Test
    void texts_keeps_all_elements_as_sent() {
        JsonNode document = json("{'list':['a','',1,null,'-'],'one':5,'none':null}");

        assertThat(JsonFields.texts(document, "list")).containsExactly("a", "", "1", "-");
        assertThat(JsonFields.texts(document, "one")).containsExactly("5");
        assertThat(JsonFields.texts(document, "none")).isEmpty();
    }

    @Test
    void number_decimal_hex_text_or_number_is_read() {
        assertThat(JsonFields.number(json("{'a':'0x11cc'}"), "a")).isEqualTo(4556L);
        assertThat(JsonFields.number(json("{'a':'4556'}"), "a")).isEqualTo(4556L);
        assertThat(JsonFields.number(json("{'a':4556}"), "a")).isEqualTo(4556L);
        assertThat(JsonFields.number(json("{'a':'0xffffffffffffffff'}"), "a")).isEqualTo(-1L);
        assertThat(JsonFields.number(json("{'a':'4556x'}"), "a")).isNull();
        assertThat(JsonFields.number(json("{'a':'99999999999999999999'}"), "a")).isNull();
    }

    private static JsonNode json(String text) {
        try {
            return Json.reader().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
