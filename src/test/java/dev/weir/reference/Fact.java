package dev.weir.reference;

import dev.weir.detect.Flag;
import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.event.HostKey;
import dev.weir.event.Source;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hit of an invented history in a form that is short to write and to print.
 *
 * @param millis event time after {@link #T0}
 * @param arrives arrival after {@link #T0}, in ms
 * @param subject what copies share: the value of an arming, a task's name, a process id
 * @param number its place in the history as invented; stands in event id and position, so that it
 *     is the same in every order of arrival
 */
record Fact(
        HitKind kind,
        long millis,
        long arrives,
        List<Flag> flags,
        String vendor,
        String subject,
        int host,
        @Nullable String domain,
        @Nullable String exceptedBy,
        int number)
        implements Serializable {

    static final Instant T0 = Instant.parse("2026-03-02T08:00:00Z");
    static final String TENANT = "acme";

    static Fact of(HitKind kind, Duration afterT0, Flag... flags) {
        long millis = afterT0.toMillis();
        String subject =
                switch (kind) {
                    case ARMED -> "1";
                    case ARMED_TENTATIVE -> "2";
                    case DISARMED -> "0";
                    case AT_JOB -> "\\At1";
                    case AT_RUN -> "4711";
                    case TASK_CREATED, TASK_KEY, TASK_ID, TASK_TOUCHED -> "\\X";
                    case REBOOTED -> "";
                };
        return new Fact(
                kind, millis, millis + 2000, List.of(flags), "sysmon", subject, 0, null, null, 0);
    }

    Fact at(long newMillis) {
        return new Fact(
                kind,
                newMillis,
                newMillis + 2000,
                flags,
                vendor,
                subject,
                host,
                domain,
                exceptedBy,
                number);
    }

    Fact arriving(long newArrival) {
        return new Fact(
                kind, millis, newArrival, flags, vendor, subject, host, domain, exceptedBy, number);
    }

    Fact from(String newVendor, String newSubject, @Nullable String newException) {
        return new Fact(
                kind,
                millis,
                arrives,
                flags,
                newVendor,
                newSubject,
                host,
                domain,
                newException,
                number);
    }

    Fact on(int newHost, @Nullable String newDomain, int newNumber) {
        return new Fact(
                kind,
                millis,
                arrives,
                flags,
                vendor,
                subject,
                newHost,
                newDomain,
                exceptedBy,
                newNumber);
    }

    Fact plus(Flag flag) {
        List<Flag> more = new ArrayList<>(flags);
        if (!more.contains(flag)) {
            more.add(flag);
        }
        return new Fact(
                kind,
                millis,
                arrives,
                List.copyOf(more),
                vendor,
                subject,
                host,
                domain,
                exceptedBy,
                number);
    }

    /** The hit on a host whose short name is the given one followed by this fact's host. */
    Hit hit(String hostPrefix) {
        String name = hostPrefix + host;
        boolean registry = kind.arms() || kind == HitKind.DISARMED;
        boolean process = kind == HitKind.AT_RUN;
        return new Hit(
                kind,
                flags,
                new HostKey(TENANT, name, domain),
                T0.plusMillis(millis),
                T0.plusMillis(arrives),
                new Source(vendor, vendor),
                "e" + number,
                "history-0@" + number,
                kind + " " + subject,
                new Hit.Host(domain == null ? name : name + "." + domain, null, List.of()),
                null,
                process ? atExe() : null,
                registry ? new Hit.Registry(PATH, List.of(subject), "REG_DWORD", null, null) : null,
                registry || process ? null : new Hit.Task(subject, null, null),
                exceptedBy);
    }

    private static final String PATH =
            "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Schedule\\Configuration\\EnableAt";

    private Hit.ProcessInfo atExe() {
        String path = "C:\\Windows\\System32\\at.exe";
        long pid = Long.parseLong(subject);
        return new Hit.ProcessInfo("at.exe", path, "at 13:20 cmd", "AT.EXE", pid, null, null, null);
    }

    /** For a failure message: one line, the times in seconds. */
    @Override
    public String toString() {
        return "#%d %s t=%.3f arr=%.3f %s %s %s host=%d%s%s"
                .formatted(
                        number,
                        kind,
                        millis / 1000.0,
                        arrives / 1000.0,
                        vendor,
                        subject,
                        flags,
                        host,
                        domain == null ? "" : "." + domain,
                        exceptedBy == null ? "" : " excepted");
    }
}
