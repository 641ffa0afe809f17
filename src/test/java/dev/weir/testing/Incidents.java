package dev.weir.testing;

import dev.weir.detect.Evidence;
import dev.weir.detect.Flag;
import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.detect.Incident;
import dev.weir.detect.Severity;
import dev.weir.detect.Stage;
import dev.weir.detect.enableat.EnableAtDetector;
import dev.weir.detect.enableat.ReasonSentence;
import dev.weir.event.HostKey;
import dev.weir.event.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Incidents on ws01 for the tests of everything that is made of them. */
public final class Incidents {
    public static final Instant T0 = Instant.parse("2026-03-02T09:15:00Z");
    public static final HostKey KEY = new HostKey("default", "ws01", "corp.example");
    public static final Source SYSMON = new Source("sysmon", "Sysmon");
    public static final Source DEFENDER = new Source("microsoft_defender", "Microsoft Defender");
    public static final Source SECURITY = new Source("windows_security", "Windows Security");
    public static final Hit.User ALICE = new Hit.User("alice", "CORP", "S-1-5-21-1-2-3-1104");
    public static final Hit.ProcessInfo REG =
            process("reg.exe", "C:\\Windows\\System32\\reg.exe", "reg add … /v EnableAt /d 1 /f");

    private Incidents() {}

    public static Incident armed() {
        return of(Stage.ARMED, Severity.MEDIUM, arming());
    }

    public static Incident tentative() {
        return of(
                Stage.TENTATIVE,
                Severity.LOW,
                arming(HitKind.ARMED_TENTATIVE, ALICE, REG, "DWORD (0x00000002)"));
    }

    public static Incident taskCreated() {
        Hit hit = task(HitKind.TASK_CREATED, 600, SECURITY, "\\Updater");
        return of(Stage.TASK_CREATED, Severity.RAISED, arming(), evidence(hit));
    }

    public static Incident atRun() {
        return of(Stage.AT_RUN, Severity.HIGH, arming(), evidence(run(90, AT, ALICE)));
    }

    public static Incident atJob() {
        return of(
                Stage.AT_JOB,
                Severity.CRITICAL,
                arming(),
                evidence(run(90, AT, ALICE)),
                evidence(task(HitKind.AT_JOB, 91, DEFENDER, "\\At1")));
    }

    public static final Hit.ProcessInfo AT =
            process("at.exe", "C:\\Windows\\System32\\at.exe", "at 13:20 /interactive cmd");

    /** An incident whose other parts follow from the given ones. */
    public static Incident of(Stage stage, Severity severity, Hit arming, Evidence... evidence) {
        List<Evidence> facts = List.of(evidence);
        List<Source> sources =
                Stream.concat(
                                Stream.of(arming.source()),
                                facts.stream().flatMap(fact -> fact.sources().stream()))
                        .distinct()
                        .toList();
        List<Flag> flags =
                Stream.concat(
                                arming.flags().stream(),
                                facts.stream().flatMap(fact -> fact.flags().stream()))
                        .distinct()
                        .toList();
        return told(
                new Incident(
                        EnableAtDetector.CARD,
                        "",
                        "effective 2026-03-02T09:15:00Z",
                        List.of("effective 2026-03-02T09:10:00Z"),
                        List.of(),
                        facts.isEmpty(),
                        revision(stage, severity, facts.size(), arming.exceptedBy() != null),
                        KEY,
                        stage,
                        severity,
                        arming.exceptedBy() != null,
                        arming,
                        List.of(arming.source()),
                        arming.time(),
                        1,
                        0,
                        List.of(),
                        facts,
                        facts.size(),
                        flags,
                        sources,
                        List.of(),
                        0));
    }

    /** As an episode that was not switched off numbers it. */
    private static int revision(Stage stage, Severity severity, int evidence, boolean suppressed) {
        int level = severity.score() * 10 + stage.rank();
        return ((level * 10 + evidence) * 100 + (suppressed ? 0 : 1)) * 100;
    }

    private static Incident told(Incident incident) {
        return new ReasonSentence(incident.card().phrases()).added(incident);
    }

    /** The same incident switched off again. */
    public static Incident reset(Incident it, Instant... resets) {
        return told(
                new Incident(
                        it.card(),
                        "",
                        it.identity(),
                        it.aliases(),
                        it.former(),
                        it.first(),
                        it.revision(),
                        it.key(),
                        it.stage(),
                        it.severity(),
                        it.suppressed(),
                        it.arming(),
                        it.armingSources(),
                        it.lastArming(),
                        it.armings(),
                        resets.length,
                        List.of(resets),
                        it.evidence(),
                        it.evidenceTotal(),
                        it.flags(),
                        it.sources(),
                        List.of(task(HitKind.TASK_CREATED, -1500, SECURITY, "\\Backup")),
                        2));
    }

    /** The same incident on another host. */
    public static Incident on(HostKey key, Incident it) {
        return new Incident(
                it.card(),
                it.reason(),
                it.identity(),
                it.aliases(),
                it.former(),
                it.first(),
                it.revision(),
                key,
                it.stage(),
                it.severity(),
                it.suppressed(),
                it.arming(),
                it.armingSources(),
                it.lastArming(),
                it.armings(),
                it.flips(),
                it.resets(),
                it.evidence(),
                it.evidenceTotal(),
                it.flags(),
                it.sources(),
                it.nearbyTasks(),
                it.earlierEpisodes());
    }

    public static Hit arming() {
        return arming(HitKind.ARMED, ALICE, REG, "DWORD (0x00000001)");
    }

    public static Hit arming(
            HitKind kind,
            Hit.@Nullable User user,
            Hit.@Nullable ProcessInfo process,
            String data,
            Flag... flags) {
        Hit.Registry change =
                new Hit.Registry(
                        "\\REGISTRY\\MACHINE\\SOFTWARE\\Microsoft\\Windows"
                                + " NT\\CurrentVersion\\Schedule\\Configuration\\EnableAt",
                        List.of(data),
                        null,
                        "DWORD (0x00000000)",
                        null);
        return hit(kind, 0, SYSMON, "EnableAt set to " + data, user, process, change, null, flags);
    }

    public static Hit task(HitKind kind, long seconds, Source source, String name) {
        return task(kind, seconds, source, name, ALICE);
    }

    public static Hit task(
            HitKind kind,
            long seconds,
            Source source,
            @Nullable String name,
            Hit.@Nullable User user,
            Flag... flags) {
        Hit.Task task = new Hit.Task(name, "cmd /c evil.bat", "SYSTEM");
        String summary = "task " + name + " created";
        return hit(kind, seconds, source, summary, user, null, null, task, flags);
    }

    public static Hit run(
            long seconds, Hit.ProcessInfo process, Hit.@Nullable User user, Flag... flags) {
        String summary = process.name() + " started";
        return hit(HitKind.AT_RUN, seconds, SYSMON, summary, user, process, null, null, flags);
    }

    public static Evidence evidence(Hit lead, Hit... copies) {
        List<Hit> all = new ArrayList<>(List.of(copies));
        all.add(0, lead);
        return new Evidence(
                lead.kind(),
                lead.time(),
                lead,
                all.stream().map(Hit::source).distinct().toList(),
                all.stream().flatMap(copy -> copy.flags().stream()).distinct().toList(),
                all.size(),
                lead.exceptedBy());
    }

    public static Hit.ProcessInfo process(String name, String executable, String commandLine) {
        return new Hit.ProcessInfo(
                name,
                executable,
                commandLine,
                name.toUpperCase(java.util.Locale.ROOT),
                4711L,
                "{e-1}",
                "C:\\Windows\\System32\\cmd.exe",
                4700L);
    }

    private static Hit hit(
            HitKind kind,
            long seconds,
            Source source,
            String summary,
            Hit.@Nullable User user,
            Hit.@Nullable ProcessInfo process,
            Hit.@Nullable Registry change,
            Hit.@Nullable Task task,
            Flag... flags) {
        Instant time = T0.plusSeconds(seconds);
        return new Hit(
                kind,
                List.of(flags),
                KEY,
                time,
                time.plusSeconds(2),
                source,
                "4242",
                "events-0@" + (10_000 + seconds),
                summary,
                new Hit.Host("WS01.corp.example", "h-1", List.of("10.0.0.11")),
                user,
                process,
                change,
                task,
                null);
    }
}
