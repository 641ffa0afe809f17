package dev.weir.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.alert.Alert;
import dev.weir.detect.Evidence;
import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.detect.Incident;
import dev.weir.detect.Severity;
import dev.weir.event.Source;
import dev.weir.output.OcsfFinding.Activity;
import dev.weir.rule.RuleCard;
import dev.weir.rule.RuleCard.Attack;
import dev.weir.rule.RuleCard.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An alert as OCSF 1.4 Detection Finding with host profile and Windows extension: the first
 * revision is a Create, the others are Updates of the same {@code finding_info.uid}. All that Weir
 * says beyond OCSF stands under {@code unmapped.weir}, the same as in the ECS document.
 */
final class OcsfDocument {
    private OcsfDocument() {}

    static ObjectNode of(Alert alert) {
        Incident incident = alert.incident();
        RuleCard card = incident.card();
        Hit arming = incident.arming();
        return OcsfFinding.of(incident.first() ? Activity.CREATE : Activity.UPDATE)
                .put("time", OcsfFinding.millis(IncidentTimes.newestEvidence(incident)))
                .put("start_time", OcsfFinding.millis(arming.time()))
                .put("end_time", OcsfFinding.millis(IncidentTimes.newestFact(incident)))
                .put("severity_id", severity(incident.severity()))
                .put("severity", capital(incident.severity().label()))
                .put("risk_score", incident.severity().score())
                .put("is_alert", true)
                .put("status_id", incident.suppressed() ? 3 : 1)
                .put("status", incident.suppressed() ? "Suppressed" : "New")
                .put("message", alert.incident().reason())
                .put("metadata", metadata(alert))
                .put("finding_info", finding(alert, card))
                .put("device", OcsfParts.device(arming.host(), incident.key()))
                .put("actor", OcsfParts.actor(arming.user(), arming.process()))
                .objects("evidences", evidences(incident))
                .objects("observables", observables(incident))
                .put("remediation", remediation(card))
                .put("unmapped", JsonObject.of().put("weir", WeirFields.of(alert)))
                .node();
    }

    private static JsonObject metadata(Alert alert) {
        JsonObject windows =
                JsonObject.of()
                        .put("name", "win")
                        .put("uid", "2")
                        .put("version", OcsfFinding.OCSF_VERSION);
        return JsonObject.of()
                .put("version", OcsfFinding.OCSF_VERSION)
                .put("product", OcsfFinding.product())
                .put("profiles", List.of("host"))
                .objects("extensions", List.of(windows))
                .put("uid", alert.id() + "-" + alert.incident().revision())
                .put("sequence", alert.incident().revision())
                .put("tenant_uid", alert.incident().key().tenant());
    }

    private static JsonObject finding(Alert alert, RuleCard card) {
        Incident incident = alert.incident();
        return JsonObject.of()
                .put("uid", alert.id())
                .put("title", card.name())
                .put("desc", alert.incident().reason())
                .put(
                        "analytic",
                        OcsfFinding.analytic(
                                card.id(), card.name(), card.version(), card.description()))
                .objects(
                        "attacks",
                        alert.threat().stream().map(attack -> attack(attack, card)).toList())
                .put("data_sources", incident.sources().stream().map(Source::label).toList())
                .put("first_seen_time", OcsfFinding.millis(incident.arming().time()))
                .put("last_seen_time", OcsfFinding.millis(IncidentTimes.newestFact(incident)));
    }

    private static JsonObject attack(Attack attack, RuleCard card) {
        return JsonObject.of()
                .put("version", card.frameworkVersion())
                .put("tactic", term(attack.tactic()))
                .put("technique", term(attack.technique()))
                .put("sub_technique", term(attack.subtechnique()));
    }

    private static @Nullable JsonObject term(@Nullable Term term) {
        return term == null ? null : OcsfFinding.term(term.id(), term.name(), term.reference());
    }

    /** The arming first. */
    private static List<JsonObject> evidences(Incident incident) {
        List<JsonObject> evidences = new ArrayList<>();
        evidences.add(evidence(incident.arming().kind(), incident.arming()));
        for (Evidence item : incident.evidence()) {
            evidences.add(evidence(item.kind(), item.lead()));
        }
        return evidences;
    }

    private static JsonObject evidence(HitKind kind, Hit hit) {
        JsonObject data =
                JsonObject.of()
                        .put("time", hit.time())
                        .put("source", hit.source().id())
                        .put("summary", hit.summary());
        return JsonObject.of()
                .put("name", kind.name().toLowerCase(Locale.ROOT))
                .put("uid", hit.eventId())
                .put("actor", OcsfParts.actor(hit.user(), hit.process()))
                .put("job", OcsfParts.job(hit.task()))
                .put("reg_key", OcsfParts.registryKey(hit.registry()))
                .put("reg_value", OcsfParts.registryValue(hit.registry()))
                .put("data", data);
    }

    private static List<JsonObject> observables(Incident incident) {
        Related related = Related.of(incident);
        List<JsonObject> observables = new ArrayList<>();
        related.hosts().forEach(it -> observables.add(observable("device.hostname", 1, it)));
        related.ips().forEach(it -> observables.add(observable("device.ip", 2, it)));
        related.users().stream()
                .filter(user -> !user.startsWith("S-1-"))
                .forEach(it -> observables.add(observable("actor.user.name", 4, it)));
        return observables;
    }

    private static JsonObject observable(String name, int type, String value) {
        return JsonObject.of().put("name", name).put("type_id", type).put("value", value);
    }

    private static JsonObject remediation(RuleCard card) {
        return JsonObject.of()
                .put("desc", String.join("\n", card.response()))
                .put("references", card.references());
    }

    private static int severity(Severity severity) {
        return switch (severity) {
            case LOW -> 2;
            case MEDIUM -> 3;
            case RAISED, HIGH -> 4;
            case CRITICAL -> 5;
        };
    }

    static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
