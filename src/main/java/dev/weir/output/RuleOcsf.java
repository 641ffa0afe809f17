package dev.weir.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.alert.RuleAlert;
import dev.weir.detect.rules.RuleFact;
import dev.weir.detect.rules.RuleMatch;
import dev.weir.output.OcsfFinding.Activity;
import dev.weir.rule.EqlRule;
import dev.weir.rule.EqlRule.Term;
import dev.weir.rule.EqlRule.Threat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The alert of a rule as OCSF 1.4 Detection Finding; all of {@code weir} stands unmapped. */
final class RuleOcsf {
    /** OCSF's {@code severity_id}. */
    private static final Map<String, Integer> SEVERITIES =
            Map.of("low", 2, "medium", 3, "high", 4, "critical", 5);

    private RuleOcsf() {}

    static ObjectNode of(RuleAlert alert) {
        RuleMatch match = alert.match();
        EqlRule rule = alert.rule();
        String reason = RuleReason.of(alert);
        boolean suppressed = match.exceptedBy() != null;
        return OcsfFinding.of(activity(alert))
                .put("time", OcsfFinding.millis(match.last().time()))
                .put("start_time", OcsfFinding.millis(match.facts().get(0).time()))
                .put("end_time", OcsfFinding.millis(match.last().time()))
                .put("severity_id", SEVERITIES.getOrDefault(rule.severity(), 0))
                .put("severity", OcsfDocument.capital(rule.severity()))
                .put("risk_score", rule.riskScore())
                .put("is_alert", true)
                .put("status_id", match.open() ? suppressed ? 3 : 1 : 4)
                .put("status", match.open() ? suppressed ? "Suppressed" : "New" : "Resolved")
                .put("message", reason)
                .put("metadata", metadata(alert))
                .put("finding_info", finding(alert, reason))
                .objects("evidences", match.facts().stream().map(RuleOcsf::evidence).toList())
                .put("unmapped", JsonObject.of().put("weir", RuleWeir.of(alert)))
                .node();
    }

    private static Activity activity(RuleAlert alert) {
        if (alert.revision() == 1) {
            return Activity.CREATE;
        }
        return alert.match().open() ? Activity.UPDATE : Activity.CLOSE;
    }

    private static JsonObject metadata(RuleAlert alert) {
        return JsonObject.of()
                .put("version", OcsfFinding.OCSF_VERSION)
                .put("product", OcsfFinding.product())
                .put("uid", alert.id() + "-" + alert.revision())
                .put("sequence", alert.revision())
                .put("tenant_uid", alert.match().tenant());
    }

    private static JsonObject finding(RuleAlert alert, String reason) {
        EqlRule rule = alert.rule();
        RuleMatch match = alert.match();
        return JsonObject.of()
                .put("uid", alert.id())
                .put("title", rule.name())
                .put("desc", reason)
                .put(
                        "analytic",
                        OcsfFinding.analytic(
                                rule.id(), rule.name(), rule.version(), rule.description()))
                .objects("attacks", attacks(rule.threats()))
                .put(
                        "data_sources",
                        match.facts().stream().map(f -> f.source().label()).distinct().toList())
                .put("first_seen_time", OcsfFinding.millis(match.facts().get(0).time()))
                .put("last_seen_time", OcsfFinding.millis(match.last().time()));
    }

    private static List<JsonObject> attacks(List<Threat> threats) {
        List<JsonObject> attacks = new ArrayList<>();
        for (Threat threat : threats) {
            if (threat.techniques().isEmpty()) {
                attacks.add(JsonObject.of().put("tactic", term(threat.tactic())));
            }
            for (Term technique : threat.techniques()) {
                attacks.add(
                        JsonObject.of()
                                .put("tactic", term(threat.tactic()))
                                .put("technique", term(technique)));
            }
        }
        return attacks;
    }

    private static JsonObject term(Term term) {
        return OcsfFinding.term(term.id(), term.name(), term.reference());
    }

    private static JsonObject evidence(RuleFact fact) {
        return JsonObject.of()
                .put(
                        "data",
                        JsonObject.of()
                                .put("time", fact.time())
                                .put("source", fact.source().id())
                                .put("position", fact.position())
                                .put("fields", FieldObjects.tested(fact)));
    }
}
