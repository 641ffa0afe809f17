package dev.weir.alert;

import dev.weir.detect.Incident;
import dev.weir.detect.Tenants;
import dev.weir.rule.RuleCard;
import java.util.List;

/**
 * One revision of an alert, complete but for its spelling.
 *
 * @param id ECS {@code event.id}, see {@link AlertId}
 * @param aliases {@code weir.aliases}: the ids under which other orders of arrival would have
 *     opened it, oldest first, at most 32
 * @param incident what happened
 * @param threat the techniques that the incident shows, in the order of the card
 * @param armedHosts how many hosts of the tenant, this one included, were armed within 24 h of this
 *     arming, as far as known when the revision was made; approximate
 */
public record Alert(
        String id,
        List<String> aliases,
        Incident incident,
        List<RuleCard.Attack> threat,
        int armedHosts) {

    /** Whether it tells of nothing but the job's own heartbeat. */
    boolean isHeartbeat() {
        return Tenants.isHeartbeat(incident.key());
    }

    /** See {@link Incident#truncated()}. */
    public Alert truncated() {
        return new Alert(id, aliases, incident.truncated(), threat, armedHosts);
    }
}
