package dev.weir.alert;

import dev.weir.detect.Flag;
import dev.weir.episode.Incident;
import dev.weir.rule.RuleCard;
import dev.weir.rule.RuleCard.Attack;
import dev.weir.rule.RuleCard.Cue;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Makes an alert of an incident: id, sentence, techniques. */
public final class AlertBuilder {
    private final RuleCard card;
    private final ReasonSentence sentence;

    public AlertBuilder(RuleCard card) {
        this.card = card;
        this.sentence = new ReasonSentence(card.phrases());
    }

    /**
     * The alert for one revision of an episode.
     *
     * @param armedHosts see {@link Alert#armedHosts()}
     */
    public Alert build(Incident incident, int armedHosts) {
        return new Alert(
                AlertId.of(incident.key(), card.id(), incident.identity()),
                incident,
                sentence.of(incident),
                threat(incident),
                armedHosts);
    }

    private List<Attack> threat(Incident incident) {
        Set<Cue> cues = cues(incident);
        return card.attack().stream()
                .filter(attack -> !Collections.disjoint(attack.when(), cues))
                .toList();
    }

    private static Set<Cue> cues(Incident incident) {
        Set<Cue> cues = EnumSet.of(Cue.ARMING);
        switch (incident.stage()) {
            case TENTATIVE, ARMED -> {}
            case TASK_CREATED -> cues.add(Cue.TASK_CREATED);
            case AT_RUN -> cues.add(Cue.AT_RUN);
            case AT_JOB -> cues.add(Cue.AT_JOB);
        }
        if (incident.flags().contains(Flag.REMOTE)) {
            cues.add(Cue.REMOTE);
        }
        if (incident.flags().contains(Flag.WMI)) {
            cues.add(Cue.WMI);
        }
        return cues;
    }
}
