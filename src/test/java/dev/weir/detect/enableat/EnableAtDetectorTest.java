package dev.weir.detect.enableat;

import static dev.weir.detect.Flag.CLOCK_SUSPECT;
import static dev.weir.testing.Events.P;
import static dev.weir.testing.Events.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.detect.Flag;
import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.detect.HitParts;
import dev.weir.detect.Verdict;
import dev.weir.event.EndpointEvent;
import dev.weir.event.EventType;
import dev.weir.event.Host;
import dev.weir.event.HostKey;
import dev.weir.event.ProcessInfo;
import dev.weir.event.RegistryChange;
import dev.weir.event.ScheduledTask;
import dev.weir.event.Source;
import dev.weir.event.User;
import dev.weir.testing.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnableAtDetectorTest {
    private static final Source SOURCE = new Source("microsoft_defender", "Microsoft Defender");
    private static final Host HOST = new Host("WS01.corp.example", "aa", List.of("10.0.0.11"));
    private static final User USER = new User("alice", "CORP", "S-1-5-21-7-1104");
    private static final ProcessInfo REG =
            new ProcessInfo("reg.exe", "C:\\r.exe", "reg add", "reg.exe", 7L, "p-7", "cmd.exe", 6L);
    private static final RegistryChange CHANGE =
            new RegistryChange(P, List.of("1"), "Dword", "0", null);
    private static final Instant INGESTED = T0.plusSeconds(2);

    private final EnableAtDetector classifier = new EnableAtDetector(Duration.ofMinutes(10));

    @Test
    void classify_keeps_what_an_alert_will_tell() {
        Verdict verdict = classifier.classify(armed(T0, HOST), INGESTED, "events-0@7", "acme");
        assertThat(verdict)
                .isEqualTo(
                        new Verdict(
                                new Hit(
                                        HitKind.ARMED,
                                        List.of(),
                                        new HostKey("acme", "ws01", "corp.example"),
                                        T0,
                                        INGESTED,
                                        SOURCE,
                                        "e-1",
                                        "events-0@7",
                                        "EnableAt was set to 1",
                                        HitParts.host(HOST),
                                        HitParts.user(USER),
                                        HitParts.process(REG),
                                        HitParts.registry(CHANGE),
                                        null,
                                        null),
                                "EnableAt was set to 1"));
    }

    @Test
    void a_system_start_is_a_reboot_S14() {
        assertThat(
                        VerdictAssert.assertHit(
                                        Events.bare(EventType.HOST_BOOTED), HitKind.REBOOTED)
                                .summary())
                .isEqualTo("the system started");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "1601-01-01T00:00:00Z",
                "1970-01-21T12:00:00Z",
                "1999-12-31T23:59:59.999Z",
                "2026-03-01T12:10:02.001Z",
                "2036-03-01T12:00:00Z"
            })
    void an_impossible_time_gives_way_to_the_ingest_time_S73(@Nullable String time) {
        Hit hit = hitAt(time == null ? null : Instant.parse(time));
        assertThat(hit.time()).isEqualTo(INGESTED);
        assertThat(hit.flags()).containsExactly(CLOCK_SUSPECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2000-01-01T00:00:00Z",
                "2026-02-01T12:00:00Z",
                "2026-03-01T12:00:02Z",
                "2026-03-01T12:10:02Z"
            })
    void a_possible_time_stands_however_late_it_arrives(String time) {
        Hit hit = hitAt(Instant.parse(time));
        assertThat(hit.time()).isEqualTo(time);
        assertThat(hit.flags()).isEmpty();
    }

    @Test
    void a_suspect_clock_is_told_beside_other_remarks() {
        Instant none = null;
        EndpointEvent event =
                event(none, HOST, new RegistryChange(P, List.of("1"), "REG_SZ", null, null));
        assertThat(hit(event).flags()).containsExactly(Flag.TYPE_MISMATCH, CLOCK_SUSPECT);
    }

    @Test
    void a_hit_without_a_host_is_refused_S72() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hit(armed(T0, new Host("-", null, List.of()))))
                .withMessage("neither name nor id: Host[name=-, id=null, ip=[]]");
    }

    @Test
    void an_event_without_a_hit_needs_no_host() {
        EndpointEvent other =
                event(
                        T0,
                        new Host(null, null, List.of()),
                        new RegistryChange("HKLM\\X", List.of(), null, null, null));
        assertThat(classifier.classify(other, INGESTED, "events-0@7", "acme"))
                .isEqualTo(new Verdict(null, "another registry path"));
    }

    @Test
    void a_hit_is_slim_whatever_the_event_holds() {
        String huge = "x".repeat(100_000);
        RegistryChange change =
                new RegistryChange(P, Collections.nCopies(5_000, "1" + huge), null, huge, null);
        ProcessInfo process = new ProcessInfo("reg.exe", huge, huge, null, 7L, null, huge, null);
        EndpointEvent event =
                new EndpointEvent(
                        EventType.REGISTRY_VALUE_SET,
                        SOURCE,
                        huge,
                        T0,
                        HOST,
                        new User(huge, huge, huge),
                        process,
                        new RegistryChange(P, concat(change.data(), "1"), null, huge, null),
                        null,
                        null,
                        huge);
        Hit hit = hit(event);
        Hit.Registry kept = Objects.requireNonNull(hit.registry());
        assertThat(kept.data()).hasSize(5).allMatch(text -> text.length() == 200);
        assertThat(kept.previousData()).hasSize(200);
        Hit.ProcessInfo actor = Objects.requireNonNull(hit.process());
        assertThat(actor.executable()).hasSize(500);
        assertThat(actor.commandLine()).hasSize(500).endsWith("x…");
        assertThat(actor.parent()).hasSize(500);
        assertThat(hit.eventId()).hasSize(200);
        assertThat(Objects.requireNonNull(hit.user()).name()).hasSize(200);
    }

    @Test
    void a_task_loses_its_definition_and_has_one_spelling() {
        ScheduledTask sent =
                new ScheduledTask("Acme\\\\X", "c".repeat(2_000), "SYSTEM", "<x/>", true);
        Hit hit =
                VerdictAssert.assertHit(
                        Events.task(EventType.TASK_CREATED, sent),
                        HitKind.TASK_CREATED,
                        Flag.REMOTE);
        assertThat(hit.task())
                .isEqualTo(new Hit.Task("\\Acme\\X", "c".repeat(499) + "…", "SYSTEM"));
    }

    private Hit hitAt(@Nullable Instant time) {
        return hit(armed(time, HOST));
    }

    private Hit hit(EndpointEvent event) {
        return Objects.requireNonNull(
                classifier.classify(event, INGESTED, "events-0@7", "acme").hit());
    }

    private static EndpointEvent armed(@Nullable Instant time, Host host) {
        return event(time, host, CHANGE);
    }

    private static EndpointEvent event(@Nullable Instant time, Host host, RegistryChange change) {
        return new EndpointEvent(
                EventType.REGISTRY_VALUE_SET,
                SOURCE,
                "e-1",
                time,
                host,
                USER,
                REG,
                change,
                null,
                null,
                null);
    }

    private static List<String> concat(List<String> texts, String last) {
        List<String> all = new ArrayList<>(texts);
        all.add(last);
        return all;
    }
}
