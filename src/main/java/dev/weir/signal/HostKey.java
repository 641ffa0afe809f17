package dev.weir.signal;

import org.jspecify.annotations.Nullable;

/**
 * Whose history a signal belongs to.
 *
 * @param tenant the customer or environment; hosts of two tenants never meet
 * @param name the lower-case short name, or the address where the host is named by one
 * @param domain the lower-case rest of a fully qualified name; null when the name was short
 */
public record HostKey(String tenant, String name, @Nullable String domain) {

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
