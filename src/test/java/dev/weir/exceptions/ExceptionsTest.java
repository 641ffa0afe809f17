package dev.weir.exceptions;

import static dev.weir.testing.Incidents.ALICE;
import static dev.weir.testing.Incidents.AT;
import static dev.weir.testing.Incidents.SECURITY;
import static dev.weir.testing.Incidents.T0;
import static dev.weir.testing.Incidents.arming;
import static dev.weir.testing.Incidents.run;
import static dev.weir.testing.Incidents.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.detect.Stage;
import dev.weir.exceptions.ExceptionRule.Match;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExceptionsTest {
    private static final Instant LATER = T0.plusSeconds(86_400);
    private static final Hit TASK = task(HitKind.TASK_CREATED, 60, SECURITY, "\\Updater");

    @ParameterizedTest
    @CsvSource({
        "host, ws01, true",
        "host, WS0?, true",
        "host, ws01.corp.*, true",
        "host, ws, false",
        "user, alice, true",
        "user, corp\\Alice, true",
        "user, CORP\\*, true",
        "user, *svc, false",
        "task, \\Updater, true",
        "task, updat*, true",
        "task, \\Other, false",
        "source, windows_security, true",
        "source, sysmon, false",
        "process, *, false",
    })
    void each_field_matches_by_its_glob(String field, String glob, boolean covered) {
        Match match =
                new Match(
                        field.equals("host") ? glob : null,
                        field.equals("user") ? glob : null,
                        field.equals("process") ? glob : null,
                        field.equals("task") ? glob : null,
                        field.equals("source") ? glob : null,
                        null);
        assertThat(covering(new Exceptions(List.of(rule("x", match, LATER))), TASK))
                .isEqualTo(covered ? "x" : null);
    }

    @Test
    void process_is_the_full_path_not_the_name() {
        assertThat(covers(process("C:\\Windows\\System32\\reg.exe"), arming())).isTrue();
        assertThat(covers(process("*\\reg.exe"), arming())).isTrue();
        assertThat(covers(process("reg.exe"), arming())).isFalse();
    }

    @Test
    void all_given_fields_must_hold() {
        assertThat(covers(new Match("ws01", "alice", null, "\\Updater", null, null), TASK))
                .isTrue();
        assertThat(covers(new Match("ws01", "bob", null, "\\Updater", null, null), TASK)).isFalse();
        assertThat(covers(new Match("ws02", "alice", null, "\\Updater", null, null), TASK))
                .isFalse();
    }

    @Test
    void an_unknown_user_matches_no_glob() {
        Hit nobody = task(HitKind.TASK_CREATED, 60, SECURITY, "\\X", null);
        Hit nameless =
                task(HitKind.TASK_CREATED, 60, SECURITY, "\\X", new Hit.User(null, "CORP", "S-1"));
        assertThat(covers(user("*l*"), nobody)).isFalse();
        assertThat(covers(user("*l*"), nameless)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(HitKind.class)
    void a_hit_is_covered_only_at_the_stage_it_brings(HitKind kind) {
        Hit hit = task(kind, 60, SECURITY, "\\X");
        Stage own =
                switch (kind) {
                    case ARMED -> Stage.ARMED;
                    case ARMED_TENTATIVE -> Stage.TENTATIVE;
                    case TASK_CREATED, TASK_KEY -> Stage.TASK_CREATED;
                    case AT_RUN -> Stage.AT_RUN;
                    case AT_JOB -> Stage.AT_JOB;
                    case DISARMED, REBOOTED, TASK_ID, TASK_TOUCHED -> null;
                };
        for (Stage stage : Stage.values()) {
            ExceptionRule rule =
                    new ExceptionRule("x", "o", "r", LATER, user("alice"), List.of(stage));
            assertThat(covering(new Exceptions(List.of(rule)), hit))
                    .as(stage.id())
                    .isEqualTo(stage == own ? "x" : null);
        }
    }

    @Test
    void an_exception_ends_at_its_expiry_by_ingest_time() {
        Hit hit = run(0, AT, ALICE);
        Instant ingested = hit.ingested();
        assertThat(hit.time()).isNotEqualTo(ingested);
        Exceptions live = exceptions(rule("x", user("alice"), ingested.plusMillis(1)));
        assertThat(covering(live, hit)).isEqualTo("x");
        assertThat(expiredFor(live, hit)).isNull();
        Exceptions over = exceptions(rule("x", user("alice"), ingested));
        assertThat(covering(over, hit)).isNull();
        assertThat(expiredFor(over, hit)).isEqualTo("x");
        assertThat(expiredFor(exceptions(rule("x", user("bob"), ingested)), hit)).isNull();
    }

    @Test
    void of_two_that_cover_the_first_by_id_is_named() {
        ExceptionRule a = rule("a", user("alice"), LATER);
        ExceptionRule b = rule("b", user("alice"), LATER);
        assertThat(covering(exceptions(b, a), TASK)).isEqualTo("a");
        assertThat(covering(exceptions(rule("a", user("alice"), T0), b), TASK)).isEqualTo("b");
    }

    @Test
    void active_and_expired_are_counted_at_a_moment() {
        Exceptions exceptions = exceptions(rule("a", user("x"), T0), rule("b", user("x"), LATER));
        assertThat(exceptions.active(T0.minusMillis(1))).isEqualTo(2);
        assertThat(exceptions.active(T0)).isEqualTo(1);
        assertThat(exceptions.expired(T0)).isEqualTo(1);
        assertThat(exceptions.expired(LATER)).isEqualTo(2);
    }

    static ExceptionRule rule(String id, Match match, Instant expires) {
        return new ExceptionRule(id, "soc", "known", expires, match, List.of(Stage.values()));
    }

    static Match user(String glob) {
        return new Match(null, glob, null, null, null, null);
    }

    private static Match process(String glob) {
        return new Match(null, null, glob, null, null, null);
    }

    private static boolean covers(Match match, Hit hit) {
        return covering(exceptions(rule("x", match, LATER)), hit) != null;
    }

    private static Exceptions exceptions(ExceptionRule... rules) {
        return new Exceptions(Arrays.asList(rules));
    }

    private static @Nullable String covering(Exceptions exceptions, Hit hit) {
        ExceptionRule rule = exceptions.matching(hit);
        return rule == null || rule.isExpired(hit.ingested()) ? null : rule.id();
    }

    private static @Nullable String expiredFor(Exceptions exceptions, Hit hit) {
        ExceptionRule rule = exceptions.matching(hit);
        return rule == null || !rule.isExpired(hit.ingested()) ? null : rule.id();
    }
}
