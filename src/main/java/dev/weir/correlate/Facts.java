package dev.weir.correlate;

import dev.weir.event.ProcessInfo;
import dev.weir.event.RegistryChange;
import dev.weir.event.ScheduledTask;
import dev.weir.signal.Signal;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When two signals are one record, and when they may tell one fact. */
final class Facts {

    /** Event-time order; at one instant a reset stands before an arming, so that armed wins. */
    static final Comparator<Signal> BY_TIME =
            Comparator.comparing(Signal::time)
                    .thenComparing(signal -> signal.kind().arms())
                    .thenComparing(Facts::identity);

    private Facts() {}

    /**
     * What stays the same when a record is read again: neither its position nor its arrival, so
     * that a replay of a topic gives the same alert ids.
     */
    static String identity(Signal signal) {
        RegistryChange registry = signal.registry();
        return String.join(
                "|",
                signal.kind().name(),
                signal.source().id(),
                signal.time().toString(),
                text(signal.eventId()),
                text(signal.host().name()),
                registry == null ? "" : registry.path() + "=" + registry.data(),
                text(taskName(signal)),
                text(pid(signal)));
    }

    /**
     * What copies of one follow-on share: the task, or the process that ran. A signal that names
     * neither is a fact of its own.
     */
    static String subject(Signal signal) {
        String task = taskName(signal);
        if (task != null) {
            return "task " + task.toLowerCase(Locale.ROOT);
        }
        Long pid = pid(signal);
        return pid != null ? "process " + pid : identity(signal);
    }

    private static @Nullable String taskName(Signal signal) {
        ScheduledTask task = signal.task();
        return task == null ? null : task.name();
    }

    private static @Nullable Long pid(Signal signal) {
        ProcessInfo process = signal.process();
        return process == null ? null : process.pid();
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
