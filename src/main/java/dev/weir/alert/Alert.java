package dev.weir.alert;

import dev.weir.episode.Incident;
import dev.weir.rule.RuleCard;
import java.util.List;

/**
 * One revision of an alert, complete but for its spelling.
 *
 * @param id ECS {@code event.id}, see {@link AlertId}
 * @param incident what happened
 * @param reason ECS {@code event.reason}: the incident in one sentence
 * @param threat the techniques that the incident shows, arming first
 * @param armedHosts how many hosts of the tenant, this one included, were armed within 24 h of this
 *     arming, as far as known when the revision was made; approximate
 */
public record Alert(
        String id,
        Incident incident,
        String reason,
        List<RuleCard.Attack> threat,
        int armedHosts) {}
