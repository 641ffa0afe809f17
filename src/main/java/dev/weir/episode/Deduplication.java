package dev.weir.episode;

import dev.weir.detect.Evidence;
import dev.weir.detect.Flag;
import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.episode.Episode.RatedFollowOn;
import dev.weir.event.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When two hits are one record, when they tell one fact, and what one fact is made of: the same
 * thing told by several sources, or several times.
 */
final class Deduplication {

    /** Event-time order; at one instant a reset stands before an arming, so that armed wins. */
    static final Comparator<Hit> BY_TIME =
            Comparator.comparing(Hit::time)
                    .thenComparing(hit -> hit.kind().arms())
                    .thenComparing(Deduplication::identity);

    private Deduplication() {}

    /**
     * What stays the same when a record is read again: neither its position nor its arrival, so
     * that a replay of a topic gives the same alert ids.
     */
    static String identity(Hit hit) {
        Hit.Registry registry = hit.registry();
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
        Hit.Task task = hit.task();
        return task == null ? null : task.name();
    }

    private static @Nullable Long pid(Hit hit) {
        Hit.ProcessInfo process = hit.process();
        return process == null ? null : process.pid();
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    /**
     * The follow-ons without {@link HitKind#TASK_KEY} and {@link HitKind#TASK_ID}, whichever of two
     * came first. The Schedule service opens the folders of a task each time that it writes one,
     * and Sysmon logs that as it logs a new key; but only of a new task comes something else close
     * to it: its id or index, an event of its creation, its file.
     *
     * @param duplicate how far apart what belongs together may lie
     */
    static List<Hit> resolved(List<Hit> followOns, Duration duplicate) {
        List<Hit> resolved = new ArrayList<>(followOns.size());
        for (Hit hit : followOns) {
            Hit meant = resolved(hit, followOns, duplicate);
            if (meant != null) {
                resolved.add(meant);
            }
        }
        return resolved;
    }

    /** Null for a folder. */
    static @Nullable Hit resolved(Hit hit, List<Hit> followOns, Duration duplicate) {
        return switch (hit.kind()) {
            case TASK_ID -> hit.as(HitKind.TASK_TOUCHED);
            case TASK_KEY ->
                    followOns.stream().anyMatch(other -> confirms(other, hit, duplicate))
                            ? hit.as(HitKind.TASK_CREATED)
                            : null;
            default -> hit;
        };
    }

    private static boolean confirms(Hit other, Hit key, Duration duplicate) {
        return (other.kind() == HitKind.TASK_ID || other.kind() == HitKind.TASK_CREATED)
                && other.key().sameHost(key.key())
                && near(other, key, duplicate)
                && subject(other).equals(subject(key));
    }

    /** The copies of each fact among the follow-ons of one episode, given and returned by time. */
    static List<List<RatedFollowOn>> facts(List<RatedFollowOn> followOns, Duration duplicate) {
        List<List<RatedFollowOn>> facts = new ArrayList<>();
        Map<String, List<RatedFollowOn>> open = new HashMap<>();
        for (RatedFollowOn followOn : followOns) {
            String subject = subject(followOn.hit());
            List<RatedFollowOn> fact = open.get(subject);
            if (fact == null || !near(fact.get(0).hit(), followOn.hit(), duplicate)) {
                fact = new ArrayList<>();
                open.put(subject, fact);
                facts.add(fact);
            }
            fact.add(followOn);
        }
        return facts;
    }

    /** The copies of the arming that comes first, up to the first reset. */
    static List<Hit> firstArming(Episode episode, Hit first, Duration duplicate) {
        Instant reset = episode.resets().isEmpty() ? Instant.MAX : episode.resets().get(0).time();
        List<Hit> copies = new ArrayList<>();
        for (Hit arming : episode.armings()) {
            if (near(first, arming, duplicate) && arming.time().isBefore(reset)) {
                copies.add(arming);
            }
        }
        return copies;
    }

    /** How many armings there are when copies count once; across a reset nothing is a copy. */
    static int armings(Episode episode, Duration duplicate) {
        int count = 1;
        Hit fact = episode.armings().get(0);
        for (Hit arming : episode.armings()) {
            Hit since = fact;
            boolean reset =
                    episode.resets().stream()
                            .anyMatch(
                                    r ->
                                            r.time().isAfter(since.time())
                                                    && !r.time().isAfter(arming.time()));
            if (reset || !near(fact, arming, duplicate)) {
                fact = arming;
                count++;
            }
        }
        return count;
    }

    /** The hit with the user, process and task that it lacks taken from its copies. */
    static Hit filled(Hit lead, List<Hit> copies) {
        Hit filled = lead;
        for (Hit copy : copies) {
            filled =
                    new Hit(
                            filled.kind(),
                            filled.flags(),
                            filled.key().domain() == null ? copy.key() : filled.key(),
                            filled.time(),
                            filled.ingested(),
                            filled.source(),
                            filled.eventId(),
                            filled.position(),
                            filled.summary(),
                            filled.host(),
                            filled.user() == null ? copy.user() : filled.user(),
                            filled.process() == null ? copy.process() : filled.process(),
                            filled.registry() == null ? copy.registry() : filled.registry(),
                            filled.task() == null ? copy.task() : filled.task(),
                            filled.exceptedBy());
        }
        return filled;
    }

    static List<Source> sources(Collection<Hit> hits) {
        Map<String, Source> sources = new LinkedHashMap<>();
        hits.forEach(hit -> sources.putIfAbsent(hit.source().id(), hit.source()));
        return List.copyOf(sources.values());
    }

    /** Makes one fact of its copies. */
    static Evidence fold(List<RatedFollowOn> copies) {
        List<Hit> hits = copies.stream().map(RatedFollowOn::hit).toList();
        HitKind kind = Collections.min(hits.stream().map(Hit::kind).toList()); // strongest first
        List<Hit> strongest = hits.stream().filter(s -> s.kind() == kind).toList();
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (RatedFollowOn copy : copies) {
            flags.addAll(copy.hit().flags());
            flags.addAll(copy.flags());
        }
        boolean excepted = strongest.stream().allMatch(s -> s.exceptedBy() != null);
        return new Evidence(
                kind,
                hits.get(0).time(),
                filled(strongest.get(0), hits),
                sources(hits),
                List.copyOf(flags),
                copies.size(),
                excepted ? Objects.requireNonNull(strongest.get(0).exceptedBy()) : null);
    }

    /** Whether the two are no further apart than that, whichever comes first. */
    static boolean near(Hit first, Hit next, Duration span) {
        return Duration.between(first.time(), next.time()).abs().compareTo(span) <= 0;
    }
}
