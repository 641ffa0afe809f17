package dev.weir.episode;

import dev.weir.detect.Hit;
import dev.weir.event.ProcessInfo;
import dev.weir.event.RegistryChange;
import dev.weir.event.ScheduledTask;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When two hits are one record, and when they may tell one fact. */
final class Facts {

    /** Event-time order; at one instant a reset stands before an arming, so that armed wins. */
    static final Comparator<Hit> BY_TIME =
            Comparator.comparing(Hit::time)
                    .thenComparing(hit -> hit.kind().arms())
                    .thenComparing(Facts::identity);

    private Facts() {}

    /**
     * What stays the same when a record is read again: neither its position nor its arrival, so
     * that a replay of a topic gives the same alert ids.
     */
    static String identity(Hit hit) {
        RegistryChange registry = hit.registry();
        return String.join(
                "|",
                hit.kind().name(),
                hit.source().id(),
                hit.time().toString(),
                text(hit.eventId()),
                text(hit.host().name()),
                registry == null ? "" : registry.path() + "=" + registry.data(),
                text(taskName(hit)),
                text(pid(hit)));
    }

    /**
     * What copies of one follow-on share: the task, or the process that ran. A hit that names
     * neither is a fact of its own.
     */
    static String subject(Hit hit) {
        String task = taskName(hit);
        if (task != null) {
            return "task " + task.toLowerCase(Locale.ROOT);
        }
        Long pid = pid(hit);
        return pid != null ? "process " + pid : identity(hit);
    }

    private static @Nullable String taskName(Hit hit) {
        ScheduledTask task = hit.task();
        return task == null ? null : task.name();
    }

    private static @Nullable Long pid(Hit hit) {
        ProcessInfo process = hit.process();
        return process == null ? null : process.pid();
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
