package dev.weir.output;

import dev.weir.detect.Evidence;
import dev.weir.detect.Hit;
import dev.weir.detect.Incident;
import dev.weir.detect.Wording;
import dev.weir.event.Ascii;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every host, account and address of an incident, for pivoting; ECS {@code related.*}. Spellings
 * that differ only in the case of letters are one: the first stands.
 */
final class Related {
    private final Map<String, String> hosts = new LinkedHashMap<>();
    private final Map<String, String> users = new LinkedHashMap<>();
    private final Map<String, String> ips = new LinkedHashMap<>();

    private Related() {}

    static Related of(Incident incident) {
        Related related = new Related();
        add(related.hosts, incident.key().name());
        related.add(incident.arming());
        incident.evidence().stream().map(Evidence::lead).forEach(related::add);
        return related;
    }

    /** Host names, the short one first. */
    Collection<String> hosts() {
        return hosts.values();
    }

    /** Names, {@code DOMAIN\name} and SIDs. */
    Collection<String> users() {
        return users.values();
    }

    /** Addresses of the host. */
    Collection<String> ips() {
        return ips.values();
    }

    JsonObject ecs() {
        return JsonObject.of().put("hosts", hosts()).put("user", users()).put("ip", ips());
    }

    private void add(Hit hit) {
        add(hosts, hit.host().name());
        hit.host().ip().forEach(ip -> add(ips, ip));
        Hit.User user = hit.user();
        if (user != null) {
            add(users, user.name());
            add(users, Wording.user(user));
            add(users, user.id());
        }
    }

    private static void add(Map<String, String> values, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values.putIfAbsent(Ascii.lower(value), value);
        }
    }
}
