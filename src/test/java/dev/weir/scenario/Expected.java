package dev.weir.scenario;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** One alert as it has to come out: all its revisions, and what the last of them lists. */
final class Expected {

    private final String role;
    private final List<Told> revisions;
    private List<String> evidence = List.of();
    private Set<String> flags = Set.of();
    private Set<String> sources = Set.of("sysmon");
    private Set<String> exceptedBy = Set.of();
    private int flips;
    private boolean suppressed;
    private Instant start = Wire.T0;

    private Expected(String role, Told... revisions) {
        this.role = role;
        this.revisions = List.of(revisions);
    }

    /** An alert on H1 with exactly these revisions, seen by Sysmon alone unless told otherwise. */
    static Expected alert(Told... revisions) {
        return alertOn("ws01", revisions);
    }

    static Expected alertOn(String role, Told... revisions) {
        return new Expected(role, revisions);
    }

    /** Hits of the evidence, by event time. */
    Expected evidence(String... hits) {
        this.evidence = List.of(hits);
        return this;
    }

    Expected flags(String... ids) {
        this.flags = Set.of(ids);
        return this;
    }

    Expected sources(String... ids) {
        this.sources = Set.of(ids);
        return this;
    }

    /** Ids of exceptions that the evidence names. */
    Expected exceptedBy(String... ids) {
        this.exceptedBy = Set.of(ids);
        return this;
    }

    Expected flips(int count) {
        this.flips = count;
        return this;
    }

    Expected suppressed() {
        this.suppressed = true;
        return this;
    }

    /** Event time of the first arming, seconds after t0. */
    Expected start(double seconds) {
        this.start = Wire.time(seconds);
        return this;
    }

    String role() {
        return role;
    }

    /** How far the alert has to get. */
    Told last() {
        return revisions.get(revisions.size() - 1);
    }

    /** Everything that is compared, in the form of {@link Document#summary}. */
    String summary() {
        return Document.summary(
                revisions, evidence, flags, sources, exceptedBy, flips, suppressed, start);
    }
}
