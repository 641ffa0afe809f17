package dev.weir.output;

import dev.weir.alert.RuleAlert;
import dev.weir.detect.Flag;
import dev.weir.detect.rules.RuleFact;
import dev.weir.detect.rules.RuleMatch;
import dev.weir.rule.EqlRule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The fields under {@code weir} of a rule's alert: state, join, evidence and guide. */
final class RuleWeir {
    private RuleWeir() {}

    static JsonObject of(RuleAlert alert) {
        RuleMatch match = alert.match();
        RuleFact last = match.last();
        return JsonObject.of()
                .put("kind", alert.kind().id())
                .put("building_block", alert.rule().buildingBlock())
                .put("state", match.open() ? "open" : "superseded")
                .put("severity", alert.rule().severity())
                .put("revision", alert.revision())
                .put("suppressed", match.exceptedBy() != null)
                .put("excepted_by", match.exceptedBy())
                .put("more", alert.more() == 0 ? null : (Long) alert.more())
                .always("flags", flags(match))
                .always("sources", sources(match))
                .put("tenant", match.tenant())
                .put("host_key", last.host() == null ? null : last.host().name())
                .put("join", match.key().stream().map(typed -> typed.substring(2)).toList())
                .put("evidence_total", match.facts().size())
                .objects("evidence", match.facts().stream().map(RuleWeir::item).toList())
                .put("guide", guide(alert.rule()));
    }

    /** One event, with what the rule tested of it. */
    private static JsonObject item(RuleFact fact) {
        return JsonObject.of()
                .put("time", fact.time())
                .put("source", fact.source().id())
                .put("host_key", fact.host() == null ? null : fact.host().name())
                .put("fields", FieldObjects.tested(fact))
                .put("flags", fact.flags().stream().map(Flag::id).toList())
                .put("ingested", fact.ingested())
                .put("position", fact.position());
    }

    private static JsonObject guide(EqlRule rule) {
        return JsonObject.of()
                .put("note", rule.guide())
                .put("false_positives", rule.falsePositives())
                .put("references", rule.references());
    }

    private static Set<String> flags(RuleMatch match) {
        Set<String> flags = new LinkedHashSet<>();
        for (RuleFact fact : match.facts()) {
            fact.flags().forEach(flag -> flags.add(flag.id()));
        }
        if (match.incomplete()) {
            flags.add(Flag.TRUNCATED.id());
        }
        return flags;
    }

    private static List<String> sources(RuleMatch match) {
        return match.facts().stream().map(fact -> fact.source().id()).distinct().toList();
    }
}
