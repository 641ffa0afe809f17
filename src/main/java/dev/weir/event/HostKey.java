package dev.weir.event;

import org.jspecify.annotations.Nullable;

/**
 * Whose history a hit belongs to.
 *
 * @param tenant the customer or environment; hosts of two tenants never meet
 * @param name the lower-case short name, or the address where the host is named by one
 * @param domain the lower-case rest of a fully qualified name; null when the name was short
 */
public record HostKey(String tenant, String name, @Nullable String domain) {

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
