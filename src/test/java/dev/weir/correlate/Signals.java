package dev.weir.correlate;

import dev.weir.event.Host;
import dev.weir.event.ProcessInfo;
import dev.weir.event.RegistryChange;
import dev.weir.event.ScheduledTask;
import dev.weir.event.Source;
import dev.weir.event.User;
import dev.weir.signal.Flag;
import dev.weir.signal.HostKey;
import dev.weir.signal.Signal;
import dev.weir.signal.SignalKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signals of one invented host for the tests of this package; times are offsets from {@link #T0}.
 */
final class Signals {
    static final Instant T0 = Instant.parse("2026-03-02T09:00:00Z");
    static final Source SYSMON = new Source("sysmon", "Sysmon");
    static final Source DEFENDER = new Source("microsoft_defender", "Microsoft Defender");

    private Signals() {}

    static Signal armed(Duration at) {
        return signal(SignalKind.ARMED, at, SYSMON, null, null);
    }

    static Signal armed(Duration at, Source source) {
        return signal(SignalKind.ARMED, at, source, null, null);
    }

    static Signal tentative(Duration at, Flag... flags) {
        return signal(SignalKind.ARMED_TENTATIVE, at, SYSMON, null, null, flags);
    }

    static Signal reset(Duration at) {
        return signal(SignalKind.DISARMED, at, SYSMON, null, null);
    }

    static Signal reboot(Duration at) {
        return signal(SignalKind.REBOOTED, at, SYSMON, null, null);
    }

    static Signal atRun(Duration at, long pid, Flag... flags) {
        return signal(SignalKind.AT_RUN, at, SYSMON, null, pid, flags);
    }

    static Signal atJob(Duration at, String task) {
        return signal(SignalKind.AT_JOB, at, SYSMON, task, null);
    }

    static Signal task(Duration at, String task, Flag... flags) {
        return signal(SignalKind.TASK_CREATED, at, SYSMON, task, null, flags);
    }

    static Signal touched(Duration at, String task) {
        return signal(SignalKind.TASK_TOUCHED, at, SYSMON, task, null);
    }

    static Signal from(Source source, Signal s) {
        return copy(s, s.key(), s.ingested(), source, s.exceptedBy());
    }

    static Signal onDomain(@Nullable String domain, Signal s) {
        return copy(s, new HostKey("t", "ws01", domain), s.ingested(), s.source(), s.exceptedBy());
    }

    static Signal onHost(String name, Signal s) {
        return copy(s, new HostKey("t", name, null), s.ingested(), s.source(), s.exceptedBy());
    }

    static Signal arriving(Duration at, Signal s) {
        return copy(s, s.key(), T0.plus(at), s.source(), s.exceptedBy());
    }

    static Signal excepted(Signal s) {
        return copy(s, s.key(), s.ingested(), s.source(), "known");
    }

    private static Signal copy(
            Signal s, HostKey key, Instant ingested, Source source, @Nullable String exceptedBy) {
        return new Signal(
                s.kind(),
                s.flags(),
                key,
                s.time(),
                ingested,
                source,
                s.eventId(),
                s.position(),
                s.summary(),
                s.host(),
                s.user(),
                s.process(),
                s.registry(),
                s.task(),
                exceptedBy);
    }

    private static Signal signal(
            SignalKind kind,
            Duration at,
            Source source,
            @Nullable String task,
            @Nullable Long pid,
            Flag... flags) {
        Instant time = T0.plus(at);
        boolean registry = kind.arms() || kind == SignalKind.DISARMED;
        return new Signal(
                kind,
                List.of(flags),
                new HostKey("t", "ws01", "corp.example"),
                time,
                time.plusSeconds(2),
                source,
                null,
                "raw-0@1",
                kind + " at " + at,
                new Host("ws01.corp.example", null, List.of()),
                new User("alice", "CORP", null),
                pid == null
                        ? null
                        : new ProcessInfo("at.exe", null, null, null, pid, null, null, null),
                registry ? new RegistryChange("HKLM\\X", List.of("1"), null, null, null) : null,
                task == null ? null : new ScheduledTask(task, null, null, null, null),
                null);
    }
}
