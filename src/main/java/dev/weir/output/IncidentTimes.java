package dev.weir.output;

import dev.weir.detect.Evidence;
import dev.weir.detect.Incident;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The event times that stand for a whole incident. */
final class IncidentTimes {
    private IncidentTimes() {}

    /** That of the newest evidence, or of the arming when nothing is newer than that. */
    static Instant newestEvidence(Incident incident) {
        return newest(
                incident.arming().time(),
                incident.evidence().stream().map(Evidence::time).toList());
    }

    /** That of whatever happened last: evidence, another arming, a reset. */
    static Instant newestFact(Incident incident) {
        return newest(
                newestEvidence(incident),
                Stream.concat(Stream.of(incident.lastArming()), incident.resets().stream())
                        .toList());
    }

    private static Instant newest(Instant first, List<Instant> others) {
        return Stream.concat(Stream.of(first), others.stream())
                .max(Comparator.naturalOrder())
                .orElse(first);
    }
}
