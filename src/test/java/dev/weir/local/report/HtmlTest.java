package dev.weir.local.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void text_and_attributes_are_escaped() {
        assertThat(new Html().element("p", "a<b>&\"'", "title", "\"><i>"))
                .hasToString("<p title=\"&quot;&gt;&lt;i&gt;\">a&lt;b&gt;&amp;&quot;&#39;</p>\n");
    }

    @Test
    void characters_that_hide_are_shown_by_their_code() {
        assertThat(new Html().text("a\u0000\u202eb\u200d\u001b[0m\tc\nd"))
                .hasToString("a\\u0000\\u202eb\\u200d\\u001b[0m\tc\nd");
    }

    @Test
    void letters_of_all_scripts_and_emoji_stay() {
        assertThat(new Html().text("Straße 任务 😀")).hasToString("Straße 任务 😀");
    }

    @Test
    void half_a_surrogate_pair_is_shown_by_its_code() {
        assertThat(new Html().text("\ud83dx\ude00")).hasToString("\\ud83dx\\ude00");
    }

    @Test
    void an_empty_attribute_is_left_out() {
        assertThat(new Html().element("p", "", "class", "")).hasToString("<p></p>\n");
    }

    @Test
    void an_element_left_open_is_a_bug() {
        Html html = new Html().open("div");
        assertThatIllegalStateException()
                .isThrownBy(html::toString)
                .withMessage("still open: [div]");
    }
}
