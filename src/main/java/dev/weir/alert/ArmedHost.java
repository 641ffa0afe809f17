package dev.weir.alert;

import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.detect.Incident;
import dev.weir.detect.Tenants;
import java.time.Instant;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * That a host was armed; what the subtasks of {@link AlertFunction} tell each other.
 *
 * @param tenant see {@link dev.weir.event.HostKey#tenant()}
 * @param host see {@link dev.weir.event.HostKey#name()}
 * @param time event time of the arming
 */
public record ArmedHost(String tenant, String host, Instant time) {

    static ArmedHost of(Incident incident) {
        return new ArmedHost(
                incident.key().tenant(), incident.key().name(), incident.arming().time());
    }

    String id() {
        return id(tenant, host);
    }

    static String id(String tenant, String host) {
        return tenant + "/" + host;
    }

    /**
     * The host of each arming that took effect: also of those that come in an open episode, for a
     * policy that is pushed again is what the number is to show. The heartbeat's are too many to
     * remember.
     */
    public static final class OfHit implements FlatMapFunction<Hit, ArmedHost> {
        private static final long serialVersionUID = 1L;

        @Override
        public void flatMap(Hit hit, Collector<ArmedHost> out) {
            if (hit.kind() == HitKind.ARMED && !Tenants.isHeartbeat(hit.key())) {
                out.collect(new ArmedHost(hit.key().tenant(), hit.key().name(), hit.time()));
            }
        }
    }
}
