package dev.weir.scenario;

import java.util.Locale;

/** A monitored host, and what each vendor calls it. */
record Machine(String fqdn) {

    /** The name as Windows spells it: upper case, no domain. */
    String netbios() {
        return name().toUpperCase(Locale.ROOT);
    }

    /** The short name that an alert must carry in its key: lower case, no domain. */
    String name() {
        int dot = fqdn.indexOf('.');
        return dot < 0 ? fqdn : fqdn.substring(0, dot);
    }

    /** A stable identifier in the given number of hex digits: agent uuid, device id, aid. */
    String hexId(int digits) {
        String hash = Integer.toHexString(fqdn.hashCode());
        return hash.repeat(digits / hash.length() + 1).substring(0, digits);
    }
}
