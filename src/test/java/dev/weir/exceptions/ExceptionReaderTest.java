package dev.weir.exceptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.detect.Stage;
import dev.weir.exceptions.ExceptionRule.Match;
import dev.weir.ingest.DeadLetter.Reason;
import dev.weir.ingest.RejectedException;
import dev.weir.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExceptionReaderTest {
    private static final String VALID =
            "{'id':'build','owner':'soc','reason':'image build','expires':'2027-01-31T00:00:00Z',"
                    + "'match':{'host':'build-*','user':'CORP/svc'},"
                    + "'applies_to':['armed','task_created']}";

    @Test
    void a_valid_exception_is_read_whole() throws RejectedException {
        assertThat(read(VALID))
                .isEqualTo(
                        new ExceptionRule(
                                "build",
                                "soc",
                                "image build",
                                Instant.parse("2027-01-31T00:00:00Z"),
                                new Match("build-*", "CORP/svc", null, null, null, null),
                                List.of(Stage.ARMED, Stage.TASK_CREATED)));
    }

    @Test
    void a_time_may_carry_another_zone() throws RejectedException {
        assertThat(read(VALID.replace("00:00:00Z", "02:00:00+02:00")).expires())
                .isEqualTo(Instant.parse("2027-01-31T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'id':'build', | | id: is missing",
                "'owner':'soc', | | owner: is missing",
                "'reason':'image build' | 'reason':' ' | reason: must be a text, was \" \"",
                "'owner':'soc' | 'owner':7 | owner: must be a text, was 7",
                "2027-01-31T00:00:00Z | tomorrow | expires: must be a time with zone like"
                        + " 2027-01-31T00:00:00Z, was \"tomorrow\"",
                "2027-01-31T00:00:00Z | 2027-01-31 | expires: must be a time with zone like"
                        + " 2027-01-31T00:00:00Z, was \"2027-01-31\"",
                "{'host':'build-*','user':'CORP/svc'} | {} | match: must be an object with at least"
                        + " one of [host, process, rule, source, task, user]",
                "{'host':'build-*','user':'CORP/svc'} | 'host' | match: must be an object with at"
                        + " least one of [host, process, rule, source, task, user]",
                "'host':'build-*' | 'hots':'x' | match.hots: unknown key, known are [host, process, rule,"
                        + " source, task, user]",
                "'host':'build-*' | 'host':'**?' | match.host: \"**?\" says nothing; leave it out",
                "'host':'build-*' | 'host':null | match.host: must be a text, was null",
                "'host':'build-*','user':'CORP/svc' | 'task':'x','source':'sysmon' | match.task: a"
                        + " task's name alone proves nothing, because anyone can copy it; add host,"
                        + " user or process",
                "['armed','task_created'] | [] | applies_to: must be a list with at least one of"
                        + " tentative, armed, task_created, at_run, at_job",
                "['armed','task_created'] | 'armed' | applies_to: must be a list with at least one"
                        + " of tentative, armed, task_created, at_run, at_job",
                "'task_created' | 'all' | applies_to: must be of tentative, armed, task_created,"
                        + " at_run, at_job, was \"all\"",
                "'owner' | 'color':'red','owner' | color: unknown key, known are [applies_to,"
                        + " expires, id, match, owner, reason]",
                "'owner' | 'id':'x','owner' | not JSON: Duplicate field 'id'",
            })
    void what_is_wrong_is_named_by_key_and_value(String old, String replacement, String message) {
        String text = VALID.replace(old, replacement == null ? "" : replacement);
        assertThat(text).isNotEqualTo(VALID);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(RejectedException.class)
                .hasMessage(message);
    }

    @Test
    void what_is_no_object_is_refused_as_an_invalid_exception() {
        for (String text : List.of("[1]", "7", "", "{", "{} x")) {
            assertThatThrownBy(() -> read(text))
                    .as(text)
                    .isInstanceOfSatisfying(
                            RejectedException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_EXCEPTION));
        }
    }

    @Test
    void an_exception_of_a_rule_needs_no_stages() throws RejectedException {
        ExceptionRule read =
                read(
                        "{'id':'e','owner':'soc','reason':'known','expires':'2027-01-31T00:00:00Z',"
                                + "'match':{'rule':'r-1'}}");

        assertThat(read.match().rule()).isEqualTo("r-1");
        assertThat(read.appliesTo()).isEmpty();
    }

    @Test
    void an_exception_of_the_built_in_rule_needs_stages() {
        assertThatThrownBy(
                        () ->
                                read(
                                        "{'id':'e','owner':'soc','reason':'known',"
                                                + "'expires':'2027-01-31T00:00:00Z','match':{'rule':'"
                                                + Rule.BUILT_IN
                                                + "'}}"))
                .hasMessageStartingWith("applies_to: must be a list");
    }

    @Test
    void a_text_without_end_is_refused() {
        assertThatThrownBy(() -> read(VALID.replace("soc", "s".repeat(1_001))))
                .hasMessage("owner: is longer than 1000 characters");
    }

    static ExceptionRule read(String text) throws RejectedException {
        return ExceptionReader.read(json(text));
    }

    /** JSON with single quotes, which need no escapes in Java. */
    static byte[] json(String text) {
        return text.replace("\\'", "\u0000")
                .replace('\'', '"')
                .replace('\u0000', '\'')
                .getBytes(StandardCharsets.UTF_8);
    }
}
