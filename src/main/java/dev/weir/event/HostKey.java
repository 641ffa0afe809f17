package dev.weir.event;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whose history a hit belongs to.
 *
 * @param tenant the customer or environment; hosts of two tenants never meet
 * @param name the lower-case short name, the address where the host is named by one, or the
 *     vendor's id where it has no name
 * @param domain the lower-case rest of a fully qualified name; null when the name was short
 */
public record HostKey(String tenant, String name, @Nullable String domain) {
    /** Of the vendors that are read here, none has ids of more than 40 characters. */
    private static final int LONGEST_ID = 100;

    /**
     * The key of a host named as events name it.
     *
     * @param hostName see {@link HostName#of}
     * @throws IllegalArgumentException when it names no host, for such events must never share a
     *     key
     */
    public static HostKey of(String tenant, @Nullable String hostName) {
        HostName host = HostName.of(hostName);
        if (host == null) {
            throw new IllegalArgumentException("no host name: '" + hostName + "'");
        }
        return new HostKey(tenant, host.label(), host.domain());
    }

    /**
     * The key of a host: by its name, or by its vendor's id where the event has no name.
     *
     * @return null when the event has neither, for such events must never share a key
     */
    public static @Nullable HostKey of(String tenant, Host host) {
        HostName name = HostName.of(host.name());
        if (name != null) {
            return new HostKey(tenant, name.label(), name.domain());
        }
        String id = id(host.id());
        return id == null ? null : new HostKey(tenant, id, null);
    }

    private static @Nullable String id(@Nullable String sent) {
        String id = sent == null ? "" : sent.strip().toLowerCase(Locale.ROOT);
        boolean usable = id.length() <= LONGEST_ID && HostName.of(id) != null;
        return usable ? id : null;
    }

    /**
     * The partitioning key: tenant and short name, because only the short name is in every event.
     */
    public String id() {
        return tenant + "/" + name;
    }

    /**
     * Whether both can be the same host: they are not when both carry a domain and those differ.
     */
    public boolean sameHost(HostKey other) {
        return tenant.equals(other.tenant)
                && name.equals(other.name)
                && (domain == null || other.domain == null || domain.equals(other.domain));
    }
}
