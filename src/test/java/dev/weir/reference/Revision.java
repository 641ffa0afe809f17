package dev.weir.reference;

import dev.weir.correlate.Incident;
import dev.weir.correlate.Severity;
import dev.weir.correlate.Stage;
import dev.weir.signal.Flag;
import java.time.Instant;

/** What the comparison needs of a revision; thousands of them are collected from a job. */
public record Revision(
        String hostId,
        String identity,
        int revision,
        Instant first,
        Instant last,
        boolean effective,
        Stage stage,
        Severity severity,
        boolean suppressed) {

    static Revision of(Incident incident) {
        return new Revision(
                incident.key().id(),
                incident.identity(),
                incident.revision(),
                incident.arming().time(),
                incident.lastArming(),
                !incident.arming().has(Flag.NOT_EFFECTIVE),
                incident.stage(),
                incident.severity(),
                incident.suppressed());
    }
}
