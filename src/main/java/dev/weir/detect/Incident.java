package dev.weir.detect;

import dev.weir.event.HostKey;
import dev.weir.event.Source;
import dev.weir.rule.RuleCard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a detection found, in one revision: all that is known of it at the moment.
 *
 * @param card the detection
 * @param reason ECS {@code event.reason}: the incident in one sentence; empty until it is made
 * @param identity what fixes the alert's id, besides tenant, host and card
 * @param aliases the identities under which other orders of arrival would have opened it, oldest
 *     first, at most 32
 * @param former under which ids of its host it could have been opened before the name was known
 * @param first whether this opens the alert
 * @param revision a function of what the incident says, and greater each time it is issued
 * @param key tenant and host
 * @param stage how far it got
 * @param severity its severity
 * @param suppressed whether every hit so far is excepted
 * @param arming the first arming that surely took effect, or the first of all when none did; what
 *     it lacks is filled from its copies
 * @param armingSources who saw the arming
 * @param lastArming event time of the last arming
 * @param armings how many armings, copies folded
 * @param flips how often it was switched off after being on
 * @param resets event times of the resets, oldest first, at most 20
 * @param evidence what followed, by event time, at most the evidence limit
 * @param evidenceTotal how many facts followed, kept or not
 * @param flags remarks of arming, evidence and correlation
 * @param sources everyone who saw anything of it, in order of first event time
 * @param nearbyTasks other task creations within an hour of the arming, at most 20
 * @param earlierEpisodes episodes of this host in the 30 days before this one
 */
public record Incident(
        RuleCard card,
        String reason,
        String identity,
        List<String> aliases,
        List<Former> former,
        boolean first,
        int revision,
        HostKey key,
        Stage stage,
        Severity severity,
        boolean suppressed,
        Hit arming,
        List<Source> armingSources,
        Instant lastArming,
        int armings,
        int flips,
        List<Instant> resets,
        List<Evidence> evidence,
        int evidenceTotal,
        List<Flag> flags,
        List<Source> sources,
        List<Hit> nearbyTasks,
        int earlierEpisodes) {

    /**
     * An identity under another key of the same host.
     *
     * @param host the vendor's id, as a {@link HostKey#name()}
     */
    public record Former(String host, String identity) {}

    /** The same with half of its evidence, the strongest, and a flag that says so. */
    public Incident truncated() {
        List<Evidence> kept =
                evidence.stream()
                        .sorted(
                                Comparator.comparing((Evidence item) -> item.exceptedBy() != null)
                                        .thenComparing(Evidence::kind)
                                        .thenComparing(Evidence::time))
                        .limit((evidence.size() + 1) / 2)
                        .sorted(Comparator.comparing(Evidence::time))
                        .toList();
        List<Flag> more = new ArrayList<>(flags);
        if (!more.contains(Flag.TRUNCATED)) {
            more.add(Flag.TRUNCATED);
        }
        return with(reason, kept, more);
    }

    /** The same with its sentence. */
    public Incident because(String reason) {
        return with(reason, evidence, flags);
    }

    private Incident with(String reason, List<Evidence> evidence, List<Flag> flags) {
        return new Incident(
                card,
                reason,
                identity,
                aliases,
                former,
                first,
                revision,
                key,
                stage,
                severity,
                suppressed,
                arming,
                armingSources,
                lastArming,
                armings,
                flips,
                resets,
                evidence,
                evidenceTotal,
                flags,
                sources,
                nearbyTasks,
                earlierEpisodes);
    }
}
