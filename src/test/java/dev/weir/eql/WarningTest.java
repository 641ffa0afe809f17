package dev.weir.eql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WarningTest {

    @Test
    void pattern_where_it_is_an_ordinary_character_is_told_with_its_place() {
        Query query =
                Query.parse(
                        "any where process.name == \"a*\" or\n"
                                + "  not process.name in (\"b\", \"c?\") or process.name in~ (\"*\")");

        assertThat(Warning.of(query))
                .extracting(Warning::at)
                .containsExactly(new Position(1, 27), new Position(2, 29), new Position(2, 56));
    }

    @Test
    void pattern_behind_an_operator_that_knows_patterns_is_none() {
        Query query =
                Query.parse(
                        "any where process.name : \"a*\" or process.name like (\"?\")"
                                + " or process.name regex \"a.*\" or process.name == \"a\"");

        assertThat(Warning.of(query)).isEmpty();
    }

    @Test
    void stage_that_runs_several_times_is_told_once() {
        Query query =
                Query.parse(
                        "sequence [any where process.name == \"a*\"] with runs=3 [any where true]"
                                + " until [any where process.name == \"*\"]");

        assertThat(Warning.of(query)).hasSize(2);
    }
}
