package dev.weir.scenario;

import java.util.Locale;

/**
 * A monitored host, and what each vendor calls it.
 *
 * @param fqdn its full name
 * @param transport how its Windows events are shipped
 */
record Machine(String fqdn, Transport transport) {

    /** A host whose Windows events come by Winlogbeat 8. */
    Machine(String fqdn) {
        this(fqdn, Transport.WINLOGBEAT_8);
    }

    /** A Windows event of this host. */
    Wire log(double at, String channel, String provider, int id, Doc data) {
        return transport.ship(fqdn, at, channel, provider, id, data);
    }

    /** The name as Windows spells it: upper case, no domain. */
    String netbios() {
        return name().toUpperCase(Locale.ROOT);
    }

    /** The name that an alert must carry in its key: no domain, an address in full. */
    String name() {
        int dot = fqdn.indexOf('.');
        boolean address = Character.isDigit(fqdn.charAt(0));
        return dot < 0 || address ? fqdn : fqdn.substring(0, dot);
    }

    /** A stable identifier in the given number of hex digits: agent uuid, device id, aid. */
    String hexId(int digits) {
        String hash = Integer.toHexString(fqdn.hashCode());
        return hash.repeat(digits / hash.length() + 1).substring(0, digits);
    }
}
