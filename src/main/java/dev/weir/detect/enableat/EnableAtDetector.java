package dev.weir.detect.enableat;

import dev.weir.detect.Detector;
import dev.weir.detect.EventClock;
import dev.weir.detect.Flag;
import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.detect.HitParts;
import dev.weir.detect.Verdict;
import dev.weir.event.EndpointEvent;
import dev.weir.event.EventType;
import dev.weir.event.Host;
import dev.weir.event.HostKey;
import dev.weir.event.RegistryChange;
import dev.weir.event.ScheduledTask;
import dev.weir.event.Truncation;
import dev.weir.rule.RuleCard;
import dev.weir.rule.RuleCardReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The built-in detection: the AT scheduler is switched on, and used. */
public final class EnableAtDetector implements Detector {

    private static final int SUMMARY = 300;

    /** What is known of the detection beforehand. */
    public static final RuleCard CARD = RuleCardReader.resource("/enableat/rule-card.json");

    private final EventClock clock;
    private final RegistryJudge registry = new RegistryJudge(WatchedValue.ENABLE_AT);
    private final Judge taskCache = new TaskCacheJudge();
    private final Judge process = new ProcessJudge();
    private final Judge task = new TaskJudge();
    private final Judge file = new FileJudge();
    private final Judge script = new ScriptJudge();

    /**
     * Makes a classifier of the EnableAt detection.
     *
     * @param maxClockLead how far an event time may lie ahead of the ingest time; one further ahead
     *     is replaced by the ingest time
     */
    public EnableAtDetector(Duration maxClockLead) {
        clock = new EventClock(maxClockLead);
    }

    @Override
    public Verdict classify(EndpointEvent event, Instant ingested, String position, String tenant) {
        if (event.type() == EventType.REGISTRY_CHANGED) {
            return changed(event.registry());
        }
        Finding finding = rule(event).judge(event);
        HitKind kind = finding.kind();
        if (kind == null) {
            return new Verdict(null, finding.reason());
        }
        Instant time = clock.believed(event.time(), ingested);
        List<Flag> flags = finding.flags();
        if (time == null) {
            time = ingested;
            flags = new ArrayList<>(flags);
            flags.add(Flag.CLOCK_SUSPECT);
        }
        String summary = Truncation.text(finding.reason(), SUMMARY);
        Hit hit =
                new Hit(
                        kind,
                        List.copyOf(flags),
                        key(tenant, event.host()),
                        time,
                        ingested,
                        event.source(),
                        HitParts.text(event.id()),
                        position,
                        summary,
                        HitParts.host(event.host()),
                        HitParts.user(event.user()),
                        HitParts.process(event.process()),
                        HitParts.registry(event.registry()),
                        task(finding.task() == null ? event.task() : finding.task()),
                        null);
        return new Verdict(hit, summary);
    }

    /** Events without a host end as dead letters before. */
    private static HostKey key(String tenant, Host host) {
        HostKey key = HostKey.of(tenant, host);
        if (key == null) {
            throw new IllegalArgumentException("neither name nor id: " + host);
        }
        return key;
    }

    private Judge rule(EndpointEvent event) {
        return switch (event.type()) {
            case REGISTRY_VALUE_SET,
                    REGISTRY_VALUE_DELETED,
                    REGISTRY_KEY_CREATED,
                    REGISTRY_KEY_DELETED,
                    REGISTRY_RENAMED ->
                    inTaskCache(event.registry()) ? taskCache : registry;
            case PROCESS_STARTED -> process;
            case TASK_CREATED, TASK_UPDATED, TASK_RUN -> task;
            case FILE_CREATED -> file;
            case SCRIPT_BLOCK -> script;
            case HOST_BOOTED -> booted -> Finding.of(HitKind.REBOOTED, "the system started");
            case REGISTRY_CHANGED, OTHER ->
                    other -> Finding.none("not an event that the detection uses");
        };
    }

    private Verdict changed(@Nullable RegistryChange change) {
        return change != null && (inTaskCache(change) || registry.watches(change))
                ? new Verdict(
                        null, "the record does not say what was done to " + change.path(), true)
                : new Verdict(null, "another registry path");
    }

    private static boolean inTaskCache(@Nullable RegistryChange change) {
        return change != null && TaskCacheJudge.covers(change);
    }

    private static Hit.@Nullable Task task(@Nullable ScheduledTask task) {
        return task == null ? null : HitParts.task(task, TaskName.of(task.name()));
    }
}
