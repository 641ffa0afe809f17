package dev.weir.output;

import dev.weir.alert.Wording;
import dev.weir.correlate.Evidence;
import dev.weir.correlate.Incident;
import dev.weir.event.User;
import dev.weir.signal.Signal;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** ECS {@code related.*}: every host, account and address of an incident, for pivoting. */
final class Related {
    private Related() {}

    static JsonObject of(Incident incident) {
        Set<String> hosts = new LinkedHashSet<>();
        Set<String> users = new LinkedHashSet<>();
        Set<String> ips = new LinkedHashSet<>();
        hosts.add(incident.key().name());
        signals(incident)
                .forEach(
                        signal -> {
                            add(hosts, signal.host().name());
                            ips.addAll(signal.host().ip());
                            add(users, signal.user());
                        });
        return JsonObject.of().put("hosts", hosts).put("user", users).put("ip", ips);
    }

    private static Stream<Signal> signals(Incident incident) {
        return Stream.concat(
                Stream.of(incident.arming()), incident.evidence().stream().map(Evidence::lead));
    }

    private static void add(Set<String> users, @Nullable User user) {
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
