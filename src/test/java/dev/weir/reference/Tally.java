package dev.weir.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts what the comparison of many histories finds, and keeps the first faults. */
final class Tally {

    private static final int FAULTS_KEPT = 5;

    private final Map<ArrivalOrder, int[]> counts = new EnumMap<>(ArrivalOrder.class);
    private final List<String> faults = new ArrayList<>();
    private final Set<String> hosts = new HashSet<>();
    private int faulty;

    /**
     * @param issued the revisions by host id
     * @param explain tells a failing history of one host, made small if possible
     */
    void add(
            long seed,
            ArrivalOrder order,
            Map<String, List<Revision>> issued,
            Function<List<Fact>, String> explain) {
        Map<Integer, List<Fact>> byHost =
                Histories.arrivals(seed, order).stream().collect(Collectors.groupingBy(Fact::host));
        byHost.forEach(
                (host, arrivals) -> {
                    String hostId = Histories.hostId(seed, order, host);
                    hosts.add(hostId);
                    List<Revision> alerts = issued.getOrDefault(hostId, List.of());
                    Comparison comparison = Comparison.of(arrivals, alerts);
                    count(order, comparison);
                    if (comparison.fault().isPresent() && faulty++ < FAULTS_KEPT) {
                        faults.add(
                                "seed %d %s: %s\n%s"
                                        .formatted(
                                                seed,
                                                order,
                                                comparison.fault().get(),
                                                explain.apply(arrivals)));
                    }
                });
    }

    private void count(ArrivalOrder order, Comparison comparison) {
        int[] count = counts.computeIfAbsent(order, o -> new int[2]);
        count[0]++;
        count[1] += comparison.differs() && comparison.fault().isEmpty() ? 1 : 0;
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

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(
                        e ->
                                "%s: %d hosts, %d told more than the reference, explained"
                                        .formatted(e.getKey(), e.getValue()[0], e.getValue()[1]))
                .collect(Collectors.joining("\n", "", "\n" + faulty + " faults"));
    }
}
