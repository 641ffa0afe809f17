package dev.weir.detect;

import dev.weir.event.EndpointEvent;
import dev.weir.event.Host;
import dev.weir.event.HostKey;
import dev.weir.event.HostName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record told both the name of a host and the stable id by which its vendor knows it.
 *
 * @param id {@link #id}
 * @param name the name as sent
 */
public record HostNaming(String id, String name) {

    /**
     * What a record must contain to be read although it gives no hit: a field of CrowdStrike's list
     * of hosts. Other records tell names where they are read for a hit.
     */
    public static final String TOKEN = "agentloadflags";

    /** What an event tells; null when it lacks one of the two. */
    public static @Nullable HostNaming of(String tenant, EndpointEvent event) {
        Host host = event.host();
        String id = id(tenant, event.source().id(), host.id());
        return id == null || host.name() == null || HostName.of(host.name()) == null
                ? null
                : new HostNaming(id, host.name());
    }

    /** The id of a hit's host, by which alone the record named it; null when it has a name. */
    public static @Nullable String idOf(Hit hit) {
        return HostName.of(hit.host().name()) != null
                ? null
                : id(hit.key().tenant(), hit.source().id(), hit.host().id());
    }

    /** Tenant, vendor and id, because one vendor's ids say nothing about another's. */
    private static @Nullable String id(String tenant, String source, @Nullable String sent) {
        HostKey key = HostKey.of(tenant, new Host(null, sent, List.of()));
        return key == null ? null : key.tenant() + "/" + source + "/" + key.name();
    }
}
