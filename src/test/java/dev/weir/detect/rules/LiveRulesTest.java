package dev.weir.detect.rules;

import static dev.weir.detect.rules.RuleFixtures.rule;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.RejectedException;
import dev.weir.rule.EqlRule;
import dev.weir.rule.Rule;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveRulesTest {

    private final LiveRules rules = of(rule("fixed", "any where a == 1"));

    @Test
    void a_published_rule_wins_over_that_of_the_job_which_comes_back_when_it_is_removed()
            throws Exception {
        assertThat(inForce()).containsExactly("fixed -1 Rule fixed");

        apply("fixed", toml("fixed", "Published", "any where b == 1"), 7);
        assertThat(inForce()).containsExactly("fixed 7 Published");

        apply("fixed", null, 9);
        assertThat(inForce()).containsExactly("fixed 9 Rule fixed");
    }

    @Test
    void a_published_rule_is_gone_when_it_is_removed() throws Exception {
        apply("p", toml("p", "One", "any where b == 1"), 3);
        apply("p", toml("p", "Two", "any where b == 1"), 4);
        assertThat(inForce()).containsExactly("fixed -1 Rule fixed", "p 4 Two");

        apply("p", null, 5);
        apply("never", null, 6);

        assertThat(inForce()).containsExactly("fixed -1 Rule fixed");
    }

    @Test
    void a_rule_may_be_one_line_of_json() throws Exception {
        apply(
                "p",
                "{\"rule_id\":\"p\",\"name\":\"J\",\"type\":\"eql\",\"query\":\"any where b == 1\"}",
                1);

        assertThat(inForce()).containsExactly("fixed -1 Rule fixed", "p 1 J");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            value = {
                "- | any where a == 1 | the record has no key; it must be the rule's rule_id",
                "q | any where a == 1 | rule_id: must be the record's key q, was p",
                "p | any where a ==   | t-0@4:6:15: expected a field, a value or '(', found the end of the query",
                "p | any where        | t-0@4:6:10: expected a field, a value or '(', found the end of the query"
            })
    void what_cannot_be_run_names_the_place_and_leaves_the_earlier_rule(
            @Nullable String id, String query, String why) throws Exception {
        apply("p", toml("p", "Fine", "any where b == 1"), 3);

        assertRefused(id, toml("p", "New", query), why);

        assertThat(inForce()).containsExactly("fixed -1 Rule fixed", "p 3 Fine");
    }

    @Test
    void two_rules_in_one_record_are_refused() {
        String one =
                "{\"rule_id\":\"p\",\"name\":\"J\",\"type\":\"eql\",\"query\":\"any where true\"}";

        assertRefused("p", one + "\n" + one, "t-0@4:1:1: must be one rule, was 2");
    }

    @Test
    void the_rule_that_the_built_in_detection_covers_is_refused_unless_it_is_told_to_run()
            throws Exception {
        String text = toml(Rule.BUILT_IN, "Covered", "any where a == 1");

        assertRefused(
                Rule.BUILT_IN,
                text,
                "the built-in detection covers it; rules.override-built-in runs it all the same");

        LiveRules overriding =
                new LiveRules(new FirstRules(List.of(), List.of(), true, Duration.ZERO));
        overriding.apply(Rule.BUILT_IN, published(text, 4), "t-0@4");
        assertThat(overriding.inForce()).hasSize(1);
    }

    private void assertRefused(@Nullable String id, String text, String why) {
        assertThatThrownBy(() -> apply(id, text, 4))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.reason()).isEqualTo(DeadLetter.Reason.INVALID_RULE))
                .hasMessage(why);
    }

    private List<String> inForce() {
        return rules.inForce().stream()
                .map(each -> each.id() + " " + each.version() + " " + each.rule().name())
                .sorted()
                .toList();
    }

    private void apply(@Nullable String id, @Nullable String text, long offset)
            throws RejectedException {
        rules.apply(id, published(text, offset), "t-0@" + offset);
    }

    private static PublishedRule published(@Nullable String text, long offset) {
        return new PublishedRule(text == null ? null : text.getBytes(UTF_8), offset);
    }

    private static LiveRules of(EqlRule... fixed) {
        return new LiveRules(FirstRules.of(List.of(fixed)));
    }

    private static String toml(String id, String name, String query) {
        return "[rule]\nrule_id = \"%s\"\nname = \"%s\"\ntype = \"eql\"\nrisk_score = 47\nquery = '''%s'''\n"
                .formatted(id, name, query);
    }
}
