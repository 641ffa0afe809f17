package dev.weir.signal;

import dev.weir.event.EndpointEvent;
import dev.weir.event.RegistryChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what an event means to the detection. Pure: the same event gives the same verdict. */
public final class SignalClassifier {

    /** No sensor that is still in use is older; earlier times are unset clocks or zero values. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final int SUMMARY = 300;

    private final Duration maxClockLead;
    private final Rule registry = new RegistryRule(WatchedValue.ENABLE_AT);
    private final Rule taskCache = new TaskCacheRule();
    private final Rule process = new ProcessRule();
    private final Rule task = new TaskRule();
    private final Rule file = new FileRule();
    private final Rule script = new ScriptRule();

    /**
     * Makes a classifier of the EnableAt detection.
     *
     * @param maxClockLead how far an event time may lie ahead of the ingest time; one further ahead
     *     is replaced by the ingest time
     */
    public SignalClassifier(Duration maxClockLead) {
        this.maxClockLead = maxClockLead;
    }

    /**
     * Judges one event; at most one signal comes of it.
     *
     * @param ingested when the record entered the log
     * @param position where the raw record lies
     * @param tenant the customer or environment that the record belongs to
     * @throws IllegalArgumentException when the event gives a signal and names no host
     */
    public Verdict classify(EndpointEvent event, Instant ingested, String position, String tenant) {
        Finding finding = rule(event).judge(event);
        SignalKind kind = finding.kind();
        if (kind == null) {
            return new Verdict(null, finding.reason());
        }
        Instant time = event.time();
        List<Flag> flags = finding.flags();
        if (time == null || time.isBefore(EARLIEST) || time.isAfter(ingested.plus(maxClockLead))) {
            time = ingested;
            flags = new ArrayList<>(flags);
            flags.add(Flag.CLOCK_SUSPECT);
        }
        String summary = Slim.text(finding.reason(), SUMMARY);
        Signal signal =
                new Signal(
                        kind,
                        List.copyOf(flags),
                        HostKey.of(tenant, event.host().name()),
                        time,
                        ingested,
                        event.source(),
                        Slim.orNull(event.id()),
                        position,
                        summary,
                        Slim.host(event.host()),
                        Slim.user(event.user()),
                        Slim.process(event.process()),
                        Slim.registry(event.registry()),
                        Slim.task(finding.task() == null ? event.task() : finding.task()),
                        null);
        return new Verdict(signal, summary);
    }

    private Rule rule(EndpointEvent event) {
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
            case HOST_BOOTED -> booted -> Finding.of(SignalKind.REBOOTED, "the system started");
            case OTHER -> other -> Finding.none("not an event that the detection uses");
        };
    }

    private static boolean inTaskCache(@Nullable RegistryChange change) {
        return change != null && TaskCacheRule.covers(change);
    }
}
