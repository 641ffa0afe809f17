package dev.weir.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.alert.Alert;
import dev.weir.detect.Hit;
import dev.weir.detect.Incident;
import dev.weir.event.RegistryData;
import dev.weir.event.RegistryPath;
import dev.weir.rule.RuleCard;
import dev.weir.rule.RuleCard.Attack;
import dev.weir.rule.RuleCard.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An alert with the field names of ECS 9; what ECS has no name for stands under {@code weir}. */
final class EcsDocument {
    static final String ECS_VERSION = "9.0.0";

    private EcsDocument() {}

    static ObjectNode of(Alert alert) {
        Incident incident = alert.incident();
        RuleCard card = incident.card();
        Hit arming = incident.arming();
        return JsonObject.of()
                .put("@timestamp", IncidentTimes.newestEvidence(incident))
                .put("message", alert.incident().reason())
                .put("ecs", JsonObject.of().put("version", ECS_VERSION))
                .put("event", event(alert))
                .put("rule", rule(card))
                .put("threat", threat(alert.threat(), card.framework()))
                .put("host", EcsParts.host(arming.host(), incident.key()))
                .put("user", EcsParts.user(arming.user()))
                .put("process", EcsParts.process(arming.process()))
                .put("registry", registry(arming.registry()))
                .put("related", Related.of(incident).ecs())
                .put("weir", WeirFields.of(alert))
                .node();
    }

    private static JsonObject event(Alert alert) {
        Incident incident = alert.incident();
        return JsonObject.of()
                .put("kind", "alert")
                .put("id", alert.id())
                .put("category", List.of("intrusion_detection", "registry"))
                .put("type", List.of("info", "change"))
                .put("module", "weir")
                .put("dataset", "weir.alert")
                .put("severity", incident.severity().score())
                .put("risk_score", incident.severity().score())
                .put("start", incident.arming().time())
                .put("end", IncidentTimes.newestFact(incident))
                .put("reason", alert.incident().reason());
    }

    private static JsonObject rule(RuleCard card) {
        return JsonObject.of()
                .put("id", card.id())
                .put("name", card.name())
                .put("version", card.version())
                .put("description", card.description())
                .put("reference", card.references().get(0));
    }

    private static JsonObject threat(List<Attack> attacks, String framework) {
        return JsonObject.of()
                .put("framework", framework)
                .put("tactic", terms(attacks, Attack::tactic))
                .put(
                        "technique",
                        terms(attacks, Attack::technique)
                                .put("subtechnique", terms(attacks, Attack::subtechnique)));
    }

    private static JsonObject terms(List<Attack> attacks, Function<Attack, @Nullable Term> part) {
        List<Term> terms = attacks.stream().map(part).filter(Objects::nonNull).distinct().toList();
        return JsonObject.of()
                .put("id", terms.stream().map(Term::id).toList())
                .put("name", terms.stream().map(Term::name).toList())
                .put("reference", terms.stream().map(Term::reference).toList());
    }

    /** The change in one spelling for all sources; theirs stands under {@code weir.arming}. */
    private static @Nullable JsonObject registry(Hit.@Nullable Registry change) {
        if (change == null) {
            return null;
        }
        RegistryPath path = RegistryPath.of(change.path());
        String text = path.text();
        int hive = text.indexOf('\\');
        int value = text.lastIndexOf('\\');
        return JsonObject.of()
                .put("hive", hive < 0 ? null : text.substring(0, hive))
                .put("key", hive == value ? null : text.substring(hive + 1, value))
                .put("path", text)
                .put("value", path.name())
                .put("data", data(change));
    }

    private static JsonObject data(Hit.Registry change) {
        List<String> strings = new ArrayList<>();
        String type = change.type();
        for (String sent : change.data()) {
            RegistryData data = RegistryData.of(sent, change.type());
            Long number = data.number();
            strings.add(number == null ? sent : Long.toUnsignedString(number));
            type =
                    switch (data.type()) {
                        case DWORD -> "REG_DWORD";
                        case QWORD -> "REG_QWORD";
                        case OTHER, UNKNOWN -> type;
                    };
        }
        return EcsParts.data(strings, type);
    }
}
