package dev.weir.scenario;

/**
 * The hosts of one telling of a scenario. Every telling has hosts of its own, so that many share a
 * job without meeting.
 *
 * @param prefix what the names of its hosts start with; also the topic of its records
 * @param transport how the Windows events of its hosts are shipped
 */
record Cast(String prefix, Transport transport) {

    Cast(String prefix) {
        this(prefix, Transport.WINLOGBEAT_8);
    }

    /** H1 of the scenarios: the host that is armed. */
    Machine h1() {
        return host("ws01");
    }

    /** H2 of the scenarios: another host. */
    Machine h2() {
        return host("srv02");
    }

    Machine host(String role) {
        return new Machine(prefix + "-" + role + ".corp.example", transport);
    }
}
