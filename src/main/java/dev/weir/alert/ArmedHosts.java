package dev.weir.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts the hosts that were armed around a time. Approximate on purpose: it knows hours, and of
 * each host the newest arming. Bounded: the hosts armed longest ago are forgotten first.
 */
final class ArmedHosts {
    private static final long REACH_HOURS = 24;

    private final int limit;
    private final Map<String, ArmedHost> byHost = new HashMap<>();

    /** For each hour the hosts of each tenant, in an order that all subtasks have. */
    private final TreeMap<Long, TreeMap<String, TreeSet<String>>> byHour = new TreeMap<>();

    ArmedHosts(int limit) {
        this.limit = limit;
    }

    /** Adds an arming, and returns the hosts forgotten for it, as {@link ArmedHost#id()}. */
    List<String> add(ArmedHost armed) {
        ArmedHost known = byHost.get(armed.id());
        if (known != null && hour(armed.time()) <= hour(known.time())) {
            return List.of();
        }
        if (known != null) {
            forget(known);
        }
        byHost.put(armed.id(), armed);
        byHour.computeIfAbsent(hour(armed.time()), hour -> new TreeMap<>())
                .computeIfAbsent(armed.tenant(), tenant -> new TreeSet<>())
                .add(armed.host());
        return shrink();
    }

    /** The newest arming of a host, by {@link ArmedHost#id()}; null when not known or forgotten. */
    @Nullable ArmedHost get(String id) {
        return byHost.get(id);
    }

    /** How many hosts of the tenant were armed up to 24 h before or after, that host included. */
    int around(ArmedHost armed) {
        long hour = hour(armed.time());
        int others = 0;
        for (Map<String, TreeSet<String>> tenants :
                byHour.subMap(hour - REACH_HOURS, true, hour + REACH_HOURS, true).values()) {
            Set<String> hosts = tenants.get(armed.tenant());
            if (hosts == null) {
                continue;
            }
            others += hosts.contains(armed.host()) ? hosts.size() - 1 : hosts.size();
        }
        return others + 1;
    }

    private List<String> shrink() {
        List<String> forgotten = new ArrayList<>();
        while (byHost.size() > limit) {
            Map.Entry<String, TreeSet<String>> oldest = byHour.firstEntry().getValue().firstEntry();
            String id = ArmedHost.id(oldest.getKey(), oldest.getValue().first());
            ArmedHost host = byHost.get(id);
            if (host == null) {
                throw new IllegalStateException(id + " is counted but not known");
            }
            forget(host);
            forgotten.add(id);
        }
        return forgotten;
    }

    private void forget(ArmedHost host) {
        byHost.remove(host.id());
        long hour = hour(host.time());
        byHour.computeIfPresent(
                hour,
                (unused, tenants) -> {
                    tenants.computeIfPresent(
                            host.tenant(),
                            (tenant, hosts) -> {
                                hosts.remove(host.host());
                                return hosts.isEmpty() ? null : hosts;
                            });
                    return tenants.isEmpty() ? null : tenants;
                });
    }

    private static long hour(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), Duration.ofHours(1).toSeconds());
    }
}
