package dev.weir.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RuleCardReaderTest {
    private final RuleCard card = RuleCardReader.resource("/enableat/rule-card.json");

    @Test
    void the_card_names_the_rule() {
        assertThat(card.id()).isEqualTo("9aa0e1f6-52ce-42e1-abb3-09657cee2698");
        assertThat(card.name()).isEqualTo("Scheduled Tasks AT Command Enabled");
    }

    @Test
    void a_bad_technique_id_is_named_by_its_key() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("\"id\": \"T1112\"", "\"id\": \"1112\""))
                .withMessage("card.json: attack[1].technique: id must be like T1053.002, was 1112");
    }

    @Test
    void an_empty_list_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("\"when\": [\"wmi\"]", "\"when\": []"))
                .withMessage("card.json: attack[5]: when is missing or empty");
    }

    @Test
    void a_missing_key_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("\"version\": \"311\",", ""))
                .withMessage("card.json: version is missing or empty");
    }

    @Test
    void an_unknown_key_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("\"framework\":", "\"color\": \"red\", \"framework\":"))
                .withMessageStartingWith("card.json: color: Unrecognized field \"color\"");
    }

    @Test
    void what_is_not_json_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleCardReader.read("card.json", stream("{")))
                .withMessageStartingWith("card.json: ");
    }

    private static RuleCard read(String old, String replacement) throws IOException {
        try (InputStream json =
                RuleCardReader.class.getResourceAsStream("/enableat/rule-card.json")) {
            String text = new String(json.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).contains(old);
            return RuleCardReader.read("card.json", stream(text.replace(old, replacement)));
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
