package dev.weir.reference;

import static dev.weir.detect.Flag.NOT_EFFECTIVE;
import static dev.weir.detect.HitKind.DISARMED;
import static dev.weir.detect.HitKind.TASK_CREATED;
import static dev.weir.detect.HitKind.TASK_ID;
import static dev.weir.detect.HitKind.TASK_KEY;
import static dev.weir.detect.HitKind.TASK_TOUCHED;

import dev.weir.detect.Hit;
import dev.weir.detect.Severity;
import dev.weir.detect.Stage;
import dev.weir.episode.Windows;
import dev.weir.event.HostKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The correlation by brute force: it sees all hits at once, sorts them by event time and looks at
 * each question anew. No state, no Flink, no regard for speed. The order of arrival does not occur
 * in it.
 */
final class Reference {

    private static final Comparator<Hit> BY_TIME =
            Comparator.comparing(Hit::time).thenComparing(s -> s.kind() == DISARMED ? 0 : 1);

    private final Windows windows;
    private final List<Hit> all;

    private Reference(Windows windows, List<Hit> all) {
        this.windows = windows;
        this.all = all;
    }

    /** The episodes of all hosts in the list, by host and first arming. */
    static List<ReferenceEpisode> episodes(List<Hit> hits, Windows windows) {
        return hits.stream().collect(Collectors.groupingBy(s -> s.key().id())).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(host -> new Reference(windows, host.getValue()).episodesOfHost())
                .toList();
    }

    private Stream<ReferenceEpisode> episodesOfHost() {
        List<Hit> armings = sorted(all, s -> s.kind().arms());
        List<String> domains = domains(armings);
        if (domains.size() <= 1) {
            return lane(armings, domains.isEmpty() ? null : domains.get(0));
        }
        return Stream.concat(Stream.of((String) null), domains.stream())
                .flatMap(d -> lane(sorted(armings, a -> Objects.equals(a.key().domain(), d)), d));
    }

    private static List<String> domains(List<Hit> armings) {
        return armings.stream()
                .map(a -> a.key().domain())
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    /** One host, as far as domains tell hosts of one short name apart. */
    private Stream<ReferenceEpisode> lane(List<Hit> armings, @Nullable String domain) {
        if (armings.isEmpty()) {
            return Stream.of();
        }
        HostKey any = armings.get(0).key();
        HostKey key = new HostKey(any.tenant(), any.name(), domain);
        List<Hit> same = sorted(all, s -> s.key().sameHost(key));
        List<Hit> effective = sorted(armings, a -> !a.has(NOT_EFFECTIVE));
        List<Hit> notEffective = sorted(armings, a -> a.has(NOT_EFFECTIVE));
        List<Hit> resets = sorted(same, s -> s.kind() == DISARMED && !s.has(NOT_EFFECTIVE));
        List<Hit> followOns = withoutFolders(sorted(same, s -> s.kind().followsOn()));
        List<List<Hit>> groups = split(effective, resets);
        return Stream.concat(
                split(notEffective, List.of()).stream().map(group -> note(key, group)),
                groups.stream()
                        .map(
                                group ->
                                        new Judge(windows, key, groups, resets, group)
                                                .judge(followOns)));
    }

    /**
     * A key is a new task's when a creation, an id or an index of that task is at most 60 s away.
     */
    private static List<Hit> withoutFolders(List<Hit> followOns) {
        List<Hit> tasks = new ArrayList<>();
        for (Hit one : followOns) {
            boolean isNew = false;
            for (Hit other : followOns) {
                isNew |=
                        Set.of(TASK_ID, TASK_CREATED).contains(other.kind())
                                && one.task() != null
                                && one.task().equals(other.task())
                                && Duration.between(one.time(), other.time()).abs().toMillis()
                                        <= 60_000;
            }
            if (one.kind() == TASK_ID) {
                tasks.add(one.as(TASK_TOUCHED));
            } else if (one.kind() != TASK_KEY) {
                tasks.add(one);
            } else if (isNew) {
                tasks.add(one.as(TASK_CREATED));
            }
        }
        return tasks;
    }

    /** Armings by time, cut where a new episode starts. */
    private List<List<Hit>> split(List<Hit> armings, List<Hit> resets) {
        List<List<Hit>> groups = new ArrayList<>();
        for (Hit arming : armings) {
            if (groups.isEmpty() || startsNew(last(last(groups)), arming, resets)) {
                groups.add(new ArrayList<>());
            }
            last(groups).add(arming);
        }
        return groups;
    }

    private boolean startsNew(Hit previous, Hit arming, List<Hit> resets) {
        Duration gap = Duration.between(previous.time(), arming.time());
        boolean reset =
                resets.stream()
                        .map(Hit::time)
                        .anyMatch(r -> r.isAfter(previous.time()) && !r.isAfter(arming.time()));
        return gap.compareTo(windows.atUse()) > 0 || (reset && gap.compareTo(windows.flip()) > 0);
    }

    /** Armings that cannot take effect: told, and nothing follows on them. */
    private ReferenceEpisode note(HostKey key, List<Hit> armings) {
        return new ReferenceEpisode(
                key,
                armings.get(0).time(),
                last(armings).time(),
                false,
                Stage.TENTATIVE,
                Severity.LOW,
                armings.stream().allMatch(a -> a.exceptedBy() != null),
                false,
                false,
                0,
                false);
    }

    static List<Hit> sorted(List<Hit> hits, Predicate<Hit> which) {
        return hits.stream().filter(which).sorted(BY_TIME).toList();
    }

    static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }
}
