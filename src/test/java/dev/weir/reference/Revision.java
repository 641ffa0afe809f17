package dev.weir.reference;

import dev.weir.detect.Flag;
import dev.weir.detect.Incident;
import dev.weir.detect.Severity;
import dev.weir.detect.Stage;
import dev.weir.event.HostKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the comparison needs of an {@link Incident}; thousands of them are collected from a job.
 *
 * @param opened the time in the identity, at most {@link dev.weir.episode.Windows#GRID} before the
 *     arming that opened the episode; the arming that is shown may be a later one, which surely
 *     took effect
 */
public record Revision(
        HostKey key,
        String identity,
        List<String> aliases,
        int revision,
        Instant opened,
        Instant arming,
        Instant lastArming,
        boolean effective,
        Stage stage,
        Severity severity,
        boolean suppressed) {

    static Revision of(Incident incident) {
        return new Revision(
                incident.key(),
                incident.identity(),
                incident.aliases(),
                incident.revision(),
                Instant.parse(incident.identity().split(" ")[1]),
                incident.arming().time(),
                incident.lastArming(),
                !incident.arming().has(Flag.NOT_EFFECTIVE),
                incident.stage(),
                incident.severity(),
                incident.suppressed());
    }

    private String domain() {
        return key.domain() == null ? "" : key.domain() + " ";
    }

    static String tell(
            Instant from,
            Instant to,
            boolean effective,
            Stage stage,
            Severity severity,
            boolean suppressed) {
        return "[%s..%s %s%s/%d%s]"
                .formatted(
                        Duration.between(Fact.T0, from),
                        Duration.between(Fact.T0, to),
                        effective ? "" : "note ",
                        stage.id(),
                        severity.score(),
                        suppressed ? " suppressed" : "");
    }

    /** For a failure message: times after the start of the history. */
    @Override
    public String toString() {
        return domain()
                + "rev"
                + revision
                + tell(arming, lastArming, effective, stage, severity, suppressed);
    }
}
