package dev.weir.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.alert.RuleAlert;
import dev.weir.detect.rules.RuleFact;
import dev.weir.detect.rules.RuleMatch;
import dev.weir.rule.EqlRule;
import dev.weir.rule.EqlRule.Term;
import dev.weir.rule.EqlRule.Threat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The alert of a rule as OCSF 1.4 Detection Finding; all of {@code weir} stands unmapped. */
final class RuleOcsf {
    private static final int CLASS = 2004;

    /** OCSF's {@code severity_id}. */
    private static final Map<String, Integer> SEVERITIES =
            Map.of("low", 2, "medium", 3, "high", 4, "critical", 5);

    private RuleOcsf() {}

    static ObjectNode of(RuleAlert alert) {
        RuleMatch match = alert.match();
        EqlRule rule = alert.rule();
        int activity = alert.revision() == 1 ? 1 : match.open() ? 2 : 3;
        String activityName = activity == 1 ? "Create" : activity == 2 ? "Update" : "Close";
        boolean suppressed = match.exceptedBy() != null;
        return JsonObject.of()
                .put("category_uid", 2)
                .put("category_name", "Findings")
                .put("class_uid", CLASS)
                .put("class_name", "Detection Finding")
                .put("activity_id", activity)
                .put("activity_name", activityName)
                .put("type_uid", CLASS * 100 + activity)
                .put("type_name", "Detection Finding: " + activityName)
                .put("time", millis(match.last().time()))
                .put("start_time", millis(match.facts().get(0).time()))
                .put("end_time", millis(match.last().time()))
                .put("severity_id", SEVERITIES.getOrDefault(rule.severity(), 0))
                .put("severity", OcsfDocument.capital(rule.severity()))
                .put("risk_score", rule.riskScore())
                .put("is_alert", true)
                .put("status_id", match.open() ? suppressed ? 3 : 1 : 4)
                .put("status", match.open() ? suppressed ? "Suppressed" : "New" : "Resolved")
                .put("message", RuleReason.of(alert))
                .put("metadata", metadata(alert))
                .put("finding_info", finding(alert))
                .objects("evidences", match.facts().stream().map(RuleOcsf::evidence).toList())
                .put("unmapped", JsonObject.of().put("weir", RuleWeir.of(alert)))
                .node();
    }

    private static JsonObject metadata(RuleAlert alert) {
        return JsonObject.of()
                .put("version", OcsfDocument.OCSF_VERSION)
                .put("product", JsonObject.of().put("name", "Weir").put("vendor_name", "Weir"))
                .put("uid", alert.id() + "-" + alert.revision())
                .put("sequence", alert.revision())
                .put("tenant_uid", alert.match().tenant());
    }

    private static JsonObject finding(RuleAlert alert) {
        EqlRule rule = alert.rule();
        RuleMatch match = alert.match();
        JsonObject analytic =
                JsonObject.of()
                        .put("uid", rule.id())
                        .put("name", rule.name())
                        .put("version", rule.version())
                        .put("desc", rule.description())
                        .put("type_id", 1)
                        .put("type", "Rule");
        return JsonObject.of()
                .put("uid", alert.id())
                .put("title", rule.name())
                .put("desc", RuleReason.of(alert))
                .put("analytic", analytic)
                .objects("attacks", attacks(rule.threats()))
                .put(
                        "data_sources",
                        match.facts().stream().map(f -> f.source().label()).distinct().toList())
                .put("first_seen_time", millis(match.facts().get(0).time()))
                .put("last_seen_time", millis(match.last().time()));
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
        return JsonObject.of()
                .put("uid", term.id())
                .put("name", term.name())
                .put("src_url", term.reference());
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

    private static Long millis(Instant time) {
        return time.toEpochMilli();
    }
}
