package dev.weir.alert;

import dev.weir.detect.HitKind;
import dev.weir.episode.Incident;
import java.time.Instant;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * That a host was armed; what the subtasks of {@link AlertFunction} tell each other.
 *
 * @param tenant see {@link dev.weir.event.HostKey#tenant()}
 * @param host see {@link dev.weir.event.HostKey#name()}
 * @param time event time of the arming that opened the episode
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

    /** The host of each incident that opens armed. */
    public static final class Opening implements FlatMapFunction<Incident, ArmedHost> {
        private static final long serialVersionUID = 1L;

        @Override
        public void flatMap(Incident incident, Collector<ArmedHost> out) {
            if (incident.revision() == 0 && incident.arming().kind() == HitKind.ARMED) {
                out.collect(of(incident));
            }
        }
    }
}
