package dev.weir.signal;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose history a signal belongs to.
 *
 * @param tenant the customer or environment; hosts of two tenants never meet
 * @param name the lower-case short name, or the address where the host is named by one
 * @param domain the lower-case rest of a fully qualified name; null when the name was short
 */
public record HostKey(String tenant, String name, @Nullable String domain) {

    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    /**
     * The key of a host named as events name it.
     *
     * @param hostName as sent: short, fully qualified, {@code DOMAIN\HOST} (whose NetBIOS domain is
     *     no DNS domain and is dropped), or an address, which is kept whole
     * @throws IllegalArgumentException when it names no host, for such events must never share a
     *     key
     */
    public static HostKey of(String tenant, @Nullable String hostName) {
        String name = hostName == null ? "" : hostName.strip().toLowerCase(Locale.ROOT);
        name = name.substring(name.lastIndexOf('\\') + 1);
        int end = name.length();
        while (end > 0 && name.charAt(end - 1) == '.') {
            end--;
        }
        name = name.substring(0, end);
        boolean address = name.indexOf(':') >= 0 || IPV4.matcher(name).matches();
        int dot = address ? -1 : name.indexOf('.');
        String label = dot < 0 ? name : name.substring(0, dot);
        if (label.isBlank() || label.equals("-")) {
            throw new IllegalArgumentException("no host name: '" + hostName + "'");
        }
        return new HostKey(tenant, label, dot < 0 ? null : name.substring(dot + 1));
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
