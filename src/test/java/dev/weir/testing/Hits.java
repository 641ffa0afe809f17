package dev.weir.testing;

import dev.weir.detect.Flag;
import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.event.HostKey;
import dev.weir.event.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hits of one invented host for the tests; times are offsets from {@link #T0}. */
public final class Hits {
    public static final Instant T0 = Instant.parse("2026-03-02T09:00:00Z");
    public static final Source SYSMON = new Source("sysmon", "Sysmon");
    public static final Source DEFENDER = new Source("microsoft_defender", "Microsoft Defender");

    private Hits() {}

    public static Hit armed(Duration at) {
        return hit(HitKind.ARMED, at, SYSMON, null, null);
    }

    public static Hit armed(Duration at, Source source) {
        return hit(HitKind.ARMED, at, source, null, null);
    }

    public static Hit tentative(Duration at, Flag... flags) {
        return hit(HitKind.ARMED_TENTATIVE, at, SYSMON, null, null, flags);
    }

    public static Hit reset(Duration at) {
        return hit(HitKind.DISARMED, at, SYSMON, null, null);
    }

    public static Hit reboot(Duration at) {
        return hit(HitKind.REBOOTED, at, SYSMON, null, null);
    }

    public static Hit atRun(Duration at, long pid, Flag... flags) {
        return hit(HitKind.AT_RUN, at, SYSMON, null, pid, flags);
    }

    public static Hit atJob(Duration at, String task) {
        return hit(HitKind.AT_JOB, at, SYSMON, task, null);
    }

    public static Hit task(Duration at, String task, Flag... flags) {
        return hit(HitKind.TASK_CREATED, at, SYSMON, task, null, flags);
    }

    public static Hit touched(Duration at, String task) {
        return hit(HitKind.TASK_TOUCHED, at, SYSMON, task, null);
    }

    public static Hit from(Source source, Hit s) {
        return copy(s, s.key(), s.ingested(), source, s.eventId(), s.exceptedBy());
    }

    public static Hit onDomain(@Nullable String domain, Hit s) {
        return copy(
                s,
                new HostKey("t", "ws01", domain),
                s.ingested(),
                s.source(),
                s.eventId(),
                s.exceptedBy());
    }

    public static Hit onHost(String name, Hit s) {
        return copy(
                s,
                new HostKey("t", name, null),
                s.ingested(),
                s.source(),
                s.eventId(),
                s.exceptedBy());
    }

    public static Hit arriving(Duration at, Hit s) {
        return copy(s, s.key(), T0.plus(at), s.source(), s.eventId(), s.exceptedBy());
    }

    public static Hit excepted(Hit s) {
        return copy(s, s.key(), s.ingested(), s.source(), s.eventId(), "known");
    }

    public static Hit withId(String id, Hit s) {
        return copy(s, s.key(), s.ingested(), s.source(), id, s.exceptedBy());
    }

    private static Hit copy(
            Hit s,
            HostKey key,
            Instant ingested,
            Source source,
            @Nullable String id,
            @Nullable String exceptedBy) {
        return new Hit(
                s.kind(),
                s.flags(),
                key,
                s.time(),
                ingested,
                source,
                id,
                s.position(),
                s.summary(),
                s.host(),
                s.user(),
                s.process(),
                s.registry(),
                s.task(),
                exceptedBy);
    }

    /** The same from a record that knows its host by an id alone. */
    public static Hit unnamed(Hit hit) {
        return new Hit(
                hit.kind(),
                hit.flags(),
                new HostKey("t", "a-1", null),
                hit.time(),
                hit.ingested(),
                hit.source(),
                null,
                hit.position(),
                hit.summary(),
                new Hit.Host(null, "A-1", List.of()),
                hit.user(),
                hit.process(),
                hit.registry(),
                hit.task(),
                null);
    }

    /** What no detector makes: a hit without a kind, on which every operator stumbles. */
    @SuppressWarnings("NullAway")
    public static Hit broken() {
        HitKind none = null;
        Hit whole = armed(Duration.ZERO);
        return new Hit(
                none,
                List.of(),
                whole.key(),
                whole.time(),
                whole.ingested(),
                whole.source(),
                null,
                whole.position(),
                "broken",
                whole.host(),
                null,
                null,
                null,
                null,
                null);
    }

    private static Hit hit(
            HitKind kind,
            Duration at,
            Source source,
            @Nullable String task,
            @Nullable Long pid,
            Flag... flags) {
        Instant time = T0.plus(at);
        boolean registry = kind.arms() || kind == HitKind.DISARMED;
        return new Hit(
                kind,
                List.of(flags),
                new HostKey("t", "ws01", "corp.example"),
                time,
                time.plusSeconds(2),
                source,
                null,
                "raw-0@1",
                kind + " at " + at,
                new Hit.Host("ws01.corp.example", null, List.of()),
                new Hit.User("alice", "CORP", null),
                pid == null
                        ? null
                        : new Hit.ProcessInfo("at.exe", null, null, null, pid, null, null, null),
                registry ? new Hit.Registry("HKLM\\X", List.of("1"), null, null, null) : null,
                task == null ? null : new Hit.Task(task, null, null),
                null);
    }
}
