package dev.weir.detect;

import dev.weir.event.HostKey;
import dev.weir.event.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one event means, slim enough to be kept in state. Its parts are records of its own, so that
 * an event can gain fields without a change to the state of running jobs.
 *
 * @param kind what it means
 * @param flags remarks of the classifier, without repetition; empty when there are none
 * @param key whose history it belongs to
 * @param time event time, or ingest time with {@link Flag#CLOCK_SUSPECT}
 * @param ingested when the record entered the log
 * @param source who observed it
 * @param eventId the source's own id of the event; null when it has none
 * @param position where the raw record lies, {@code topic-partition@offset}
 * @param summary one sentence that a person can read
 * @param host the host as sent
 * @param user who acted; null when not sent
 * @param process see {@link dev.weir.event.EndpointEvent#process()}; null when not sent
 * @param registry the change as sent; null for other events
 * @param task the task without its content, named also for the file, key or command that shows it;
 *     null for other events
 * @param exceptedBy id of the exception that covers the hit; null when none does
 */
public record Hit(
        HitKind kind,
        List<Flag> flags,
        HostKey key,
        Instant time,
        Instant ingested,
        Source source,
        @Nullable String eventId,
        String position,
        String summary,
        Host host,
        @Nullable User user,
        @Nullable ProcessInfo process,
        @Nullable Registry registry,
        @Nullable Task task,
        @Nullable String exceptedBy) {

    public boolean has(Flag flag) {
        return flags.contains(flag);
    }

    /** This hit with one remark more. */
    public Hit with(Flag flag) {
        List<Flag> more = new ArrayList<>(flags);
        more.add(flag);
        return changed(kind, more, key, exceptedBy);
    }

    /** This hit, known by now to mean something else. */
    public Hit as(HitKind other) {
        return changed(other, flags, key, exceptedBy);
    }

    /** This hit under another key; the host stays as sent. */
    public Hit under(HostKey other) {
        return changed(kind, flags, other, exceptedBy);
    }

    /** This hit, covered by an exception. */
    public Hit exceptedBy(String exception) {
        return changed(kind, flags, key, exception);
    }

    private Hit changed(
            HitKind newKind, List<Flag> newFlags, HostKey newKey, @Nullable String exception) {
        return new Hit(
                newKind, newFlags, newKey, time, ingested, source, eventId, position, summary, host,
                user, process, registry, task, exception);
    }

    /** See {@link dev.weir.event.Host}. */
    public record Host(@Nullable String name, @Nullable String id, List<String> ip) {}

    /** See {@link dev.weir.event.User}. */
    public record User(@Nullable String name, @Nullable String domain, @Nullable String id) {}

    /** See {@link dev.weir.event.ProcessInfo}. */
    public record ProcessInfo(
            @Nullable String name,
            @Nullable String executable,
            @Nullable String commandLine,
            @Nullable String originalFileName,
            @Nullable Long pid,
            @Nullable String entityId,
            @Nullable String parent,
            @Nullable Long parentPid) {}

    /** See {@link dev.weir.event.RegistryChange}. */
    public record Registry(
            String path,
            List<String> data,
            @Nullable String type,
            @Nullable String previousData,
            @Nullable String newPath) {}

    /** See {@link dev.weir.event.ScheduledTask}; without the definition. */
    public record Task(
            @Nullable String name, @Nullable String command, @Nullable String principal) {}
}
