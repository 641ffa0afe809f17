package dev.weir.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts what the comparison of many histories finds, and keeps the first faults. */
final class Tally {

    private static final int FAULTS_KEPT = 5;

    private final Map<ArrivalOrder, int[]> counts = new EnumMap<>(ArrivalOrder.class);
    private final List<String> faults = new ArrayList<>();
    private final Set<String> hosts = new HashSet<>();
    private int faulty;

    void add(long seed, ArrivalOrder order, Map<String, List<Revision>> issued) {
        Map<Integer, List<Fact>> byHost =
                Histories.arrivals(seed, order).stream().collect(Collectors.groupingBy(Fact::host));
        byHost.forEach(
                (host, arrivals) -> {
                    String hostId = Histories.hostId(seed, order, host);
                    hosts.add(hostId);
                    List<Revision> alerts = issued.getOrDefault(hostId, List.of());
                    count(seed, order, arrivals, Comparison.of(arrivals, alerts));
                });
    }

    private void count(long seed, ArrivalOrder order, List<Fact> arrivals, Comparison comparison) {
        int[] count = counts.computeIfAbsent(order, o -> new int[3]);
        count[0]++;
        count[1] += comparison.exact() ? 1 : 0;
        count[2] += comparison.differs() && comparison.fault().isEmpty() ? 1 : 0;
        if (comparison.fault().isPresent() && faulty++ < FAULTS_KEPT) {
            faults.add(describe(seed, order, arrivals) + comparison.fault().get());
        }
    }

    private static String describe(long seed, ArrivalOrder order, List<Fact> arrivals) {
        return arrivals.stream()
                .map(Fact::toString)
                .collect(Collectors.joining("\n  ", "seed " + seed + " " + order + "\n  ", "\n"));
    }

    List<String> faults() {
        return faults;
    }

    /** Hosts with alerts that no history has. */
    Set<String> unknownHosts(Collection<String> alerted) {
        Set<String> unknown = new HashSet<>(alerted);
        unknown.removeAll(hosts);
        return unknown;
    }

    /** How many host histories had to be equal: where this is small the comparison is weak. */
    int exact(ArrivalOrder order) {
        return counts.get(order)[1];
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(
                        e ->
                                "%s: %d hosts, %d had to be equal, %d told more (explained)"
                                        .formatted(
                                                e.getKey(),
                                                e.getValue()[0],
                                                e.getValue()[1],
                                                e.getValue()[2]))
                .collect(Collectors.joining("\n", "", "\n" + faulty + " faults"));
    }
}
