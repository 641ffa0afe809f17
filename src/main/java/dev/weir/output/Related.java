package dev.weir.output;

import dev.weir.alert.Wording;
import dev.weir.correlate.Evidence;
import dev.weir.correlate.Incident;
import dev.weir.event.User;
import dev.weir.signal.Signal;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every host, account and address of an incident, for pivoting; ECS {@code related.*}.
 *
 * @param hosts host names, the short one first
 * @param users names, {@code DOMAIN\name} and SIDs
 * @param ips addresses of the host
 */
record Related(Set<String> hosts, Set<String> users, Set<String> ips) {

    static Related of(Incident incident) {
        Related related =
                new Related(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        related.hosts.add(incident.key().name());
        related.add(incident.arming());
        incident.evidence().stream().map(Evidence::lead).forEach(related::add);
        return related;
    }

    JsonObject ecs() {
        return JsonObject.of().put("hosts", hosts).put("user", users).put("ip", ips);
    }

    private void add(Signal signal) {
        add(hosts, signal.host().name());
        ips.addAll(signal.host().ip());
        User user = signal.user();
        if (user != null) {
            add(users, user.name());
            add(users, Wording.user(user));
            add(users, user.id());
        }
    }

    private static void add(Set<String> values, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values.add(value);
        }
    }
}
