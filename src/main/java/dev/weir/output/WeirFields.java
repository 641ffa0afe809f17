package dev.weir.output;

import dev.weir.alert.Alert;
import dev.weir.detect.Evidence;
import dev.weir.detect.Flag;
import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.detect.Incident;
import dev.weir.event.Source;
import dev.weir.rule.RuleCard;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The fields under {@code weir}: stage, evidence, context and guide. */
final class WeirFields {
    private WeirFields() {}

    static JsonObject of(Alert alert) {
        Incident incident = alert.incident();
        RuleCard card = incident.card();
        return JsonObject.of()
                .put("stage", incident.stage().id())
                .put("severity", incident.severity().label())
                .put("revision", incident.revision())
                .put("aliases", alert.aliases())
                .put("suppressed", incident.suppressed())
                .always("flags", flags(incident.flags()))
                .always("sources", sources(incident.sources()))
                .put("tenant", incident.key().tenant())
                .put("host_key", incident.key().name())
                .put("armings", incident.armings())
                .put("flips", incident.flips())
                .put("last_arming", incident.lastArming())
                .put("resets", incident.resets().stream().map(Instant::toString).toList())
                .put("evidence_total", incident.evidenceTotal())
                .objects("evidence", incident.evidence().stream().map(WeirFields::item).toList())
                .put("arming", arming(incident))
                .put("context", context(alert))
                .put("guide", guide(card));
    }

    private static JsonObject arming(Incident incident) {
        Hit arming = incident.arming();
        return lead(arming)
                .put("sources", sources(incident.armingSources()))
                .put("flags", flags(arming.flags()))
                .put("excepted_by", arming.exceptedBy());
    }

    private static JsonObject item(Evidence evidence) {
        return lead(evidence.lead())
                .put("signal", kind(evidence.kind()))
                .put("time", evidence.time())
                .put("sources", sources(evidence.sources()))
                .put("flags", flags(evidence.flags()))
                .put("count", evidence.count())
                .put("excepted_by", evidence.exceptedBy());
    }

    /** One hit as its source tells it. */
    private static JsonObject lead(Hit hit) {
        return JsonObject.of()
                .put("signal", kind(hit.kind()))
                .put("time", hit.time())
                .put("source", hit.source().id())
                .put("summary", hit.summary())
                .put("event_id", hit.eventId())
                .put("user", EcsParts.user(hit.user()))
                .put("process", EcsParts.process(hit.process()))
                .put("task", EcsParts.task(hit.task()))
                .put("registry", EcsParts.registry(hit.registry()))
                .put("ingested", hit.ingested())
                .put("position", hit.position());
    }

    private static JsonObject context(Alert alert) {
        Incident incident = alert.incident();
        List<JsonObject> tasks =
                incident.nearbyTasks().stream()
                        .map(task -> lead(task).put("excepted_by", task.exceptedBy()))
                        .toList();
        return JsonObject.of()
                .put("armed_hosts_24h", alert.armedHosts())
                .put("earlier_episodes", incident.earlierEpisodes())
                .objects("nearby_tasks", tasks);
    }

    private static JsonObject guide(RuleCard card) {
        return JsonObject.of()
                .put("triage", card.triage())
                .put("false_positives", card.falsePositives())
                .put("response", card.response())
                .put("references", card.references())
                .put("framework_version", card.frameworkVersion());
    }

    private static String kind(HitKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> flags(List<Flag> flags) {
        return flags.stream().map(Flag::id).toList();
    }

    private static List<String> sources(List<Source> sources) {
        return sources.stream().map(Source::id).toList();
    }
}
