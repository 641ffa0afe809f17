package dev.weir.alert;

import dev.weir.detect.Incident;
import dev.weir.event.HostKey;
import dev.weir.rule.RuleCard;
import dev.weir.rule.RuleCard.Attack;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Makes an alert of an incident: its id, and the techniques that its card names for it. */
public final class AlertBuilder {
    private static final int MAX_ALIASES = 32;

    private AlertBuilder() {}

    /**
     * The alert for one revision of an incident.
     *
     * @param armedHosts see {@link Alert#armedHosts()}
     */
    public static Alert build(Incident incident, int armedHosts) {
        return new Alert(
                id(incident, incident.identity()),
                aliases(incident),
                incident,
                threat(incident),
                armedHosts);
    }

    private static List<String> aliases(Incident incident) {
        Stream<String> former =
                incident.former().stream()
                        .map(
                                opened ->
                                        AlertId.of(
                                                new HostKey(
                                                        incident.key().tenant(),
                                                        opened.host(),
                                                        null),
                                                incident.card().id(),
                                                opened.identity()));
        Stream<String> own = incident.aliases().stream().map(alias -> id(incident, alias));
        return Stream.concat(former, own).limit(MAX_ALIASES).toList();
    }

    private static String id(Incident incident, String identity) {
        return AlertId.of(incident.key(), incident.card().id(), identity);
    }

    private static List<Attack> threat(Incident incident) {
        Set<String> cues = new HashSet<>();
        cues.add(RuleCard.ALWAYS);
        cues.add(incident.stage().id());
        incident.flags().forEach(flag -> cues.add(flag.id()));
        return incident.card().attack().stream()
                .filter(attack -> !Collections.disjoint(attack.when(), cues))
                .toList();
    }
}
