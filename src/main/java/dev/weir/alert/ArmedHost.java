package dev.weir.alert;

import java.time.Instant;

/**
 * That a host was armed; what the subtasks tell each other.
 *
 * @param tenant see {@link dev.weir.signal.HostKey#tenant()}
 * @param host see {@link dev.weir.signal.HostKey#name()}
 * @param time event time of the arming that opened the episode
 */
public record ArmedHost(String tenant, String host, Instant time) {

    String id() {
        return id(tenant, host);
    }

    static String id(String tenant, String host) {
        return tenant + "/" + host;
    }
}
