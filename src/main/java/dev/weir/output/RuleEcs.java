package dev.weir.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.alert.RuleAlert;
import dev.weir.detect.rules.RuleMatch;
import dev.weir.rule.EqlRule;
import dev.weir.rule.EqlRule.Term;
import dev.weir.rule.EqlRule.Threat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The alert of a rule in ECS: host, user, process and the rest are those of the last event, as far
 * as ECS has a place for them; everything that the rule tested stands under {@code
 * weir.evidence[]}.
 */
final class RuleEcs {
    /** Objects of an event that an alert shows as its own. */
    private static final List<String> OBJECTS =
            List.of(
                    "host",
                    "user",
                    "process",
                    "registry",
                    "file",
                    "dll",
                    "source",
                    "destination",
                    "dns");

    private RuleEcs() {}

    static ObjectNode of(RuleAlert alert) {
        RuleMatch match = alert.match();
        String reason = RuleReason.of(alert);
        JsonObject document =
                JsonObject.of()
                        .put("@timestamp", match.last().time())
                        .put("message", reason)
                        .put("ecs", JsonObject.of().put("version", EcsDocument.ECS_VERSION))
                        .put("event", event(alert, reason))
                        .put("rule", rule(alert.rule()))
                        .put("threat", threat(alert.rule().threats()));
        for (String object : OBJECTS) {
            document.put(object, FieldObjects.below(object, match.last()));
        }
        return document.put("related", RuleRelated.of(match))
                .put("weir", RuleWeir.of(alert))
                .node();
    }

    private static JsonObject event(RuleAlert alert, String reason) {
        EqlRule rule = alert.rule();
        RuleMatch match = alert.match();
        return JsonObject.of()
                .put("kind", "alert")
                .put("id", alert.id())
                .put("category", List.of("intrusion_detection"))
                .put("type", List.of("info"))
                .put("module", "weir")
                .put("dataset", "weir.alert")
                .put("severity", rule.riskScore())
                .put("risk_score", rule.riskScore())
                .put("start", match.facts().get(0).time())
                .put("end", match.last().time())
                .put("reason", reason);
    }

    private static JsonObject rule(EqlRule rule) {
        return JsonObject.of()
                .put("id", rule.id())
                .put("name", rule.name())
                .put("version", rule.version())
                .put("description", rule.description())
                .put(
                        "reference",
                        rule.references().stream()
                                .filter(reference -> reference.startsWith("http"))
                                .findFirst()
                                .orElse(null));
    }

    private static JsonObject threat(List<Threat> threats) {
        List<Term> tactics = new ArrayList<>();
        List<Term> techniques = new ArrayList<>();
        List<Term> subtechniques = new ArrayList<>();
        for (Threat threat : threats) {
            tactics.add(threat.tactic());
            techniques.addAll(threat.techniques());
            subtechniques.addAll(threat.subtechniques());
        }
        return JsonObject.of()
                .put("framework", threats.isEmpty() ? null : threats.get(0).framework())
                .put("tactic", terms(tactics))
                .put("technique", terms(techniques).put("subtechnique", terms(subtechniques)));
    }

    private static JsonObject terms(List<Term> terms) {
        return JsonObject.of()
                .put("id", parts(terms, Term::id))
                .put("name", parts(terms, Term::name))
                .put("reference", parts(terms, Term::reference));
    }

    private static List<String> parts(List<Term> terms, Function<Term, String> part) {
        return terms.stream().map(part).distinct().filter(text -> !text.isEmpty()).toList();
    }
}
