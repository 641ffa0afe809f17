package dev.weir.detect.enableat;

import dev.weir.detect.Evidence;
import dev.weir.detect.Flag;
import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.detect.Incident;
import dev.weir.detect.Stage;
import dev.weir.detect.Wording;
import dev.weir.event.Source;
import dev.weir.rule.RuleCard.Phrases;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** ECS {@code event.reason}: an incident in one sentence, named by its strongest evidence. */
public final class ReasonSentence {
    private final Phrases phrases;

    public ReasonSentence(Phrases phrases) {
        this.phrases = phrases;
    }

    /** The incident with its sentence. */
    public Incident added(Incident incident) {
        return incident.because(of(incident));
    }

    String of(Incident incident) {
        StringBuilder text = new StringBuilder(armed(incident));
        Optional<Evidence> strongest = strongest(incident);
        if (strongest.isPresent()) {
            text.append(" and ").append(FollowOnPhrase.of(strongest.get(), incident));
        } else if (!incident.resets().isEmpty()) {
            Instant last = incident.resets().get(incident.resets().size() - 1);
            text.append(" and switched off again ")
                    .append(Wording.after(incident.arming().time(), last));
        }
        List<String> labels = incident.sources().stream().map(Source::label).distinct().toList();
        if (!labels.isEmpty()) {
            text.append(", seen by ").append(Wording.list(labels));
        }
        if (incident.suppressed()) {
            text.append("; suppressed by ").append(exception(incident));
        }
        text.setCharAt(0, Character.toUpperCase(text.charAt(0)));
        return text.append('.').toString();
    }

    private String armed(Incident incident) {
        Hit arming = incident.arming();
        String phrase =
                arming.kind() == HitKind.ARMED
                        ? phrases.armed()
                        : arming.has(Flag.NOT_EFFECTIVE)
                                ? phrases.notEffective()
                                : phrases.tentative();
        String text = phrase + " on " + Wording.clean(incident.key().name()) + " by ";
        String user = Wording.user(arming.user());
        String program = Wording.program(arming.process());
        if (user == null) {
            return text + Objects.requireNonNullElse(program, "an unknown user");
        }
        return program == null ? text + user : text + user + " (" + program + ")";
    }

    /** The earliest fact that gives the incident its stage. */
    private static Optional<Evidence> strongest(Incident incident) {
        Stage stage = incident.stage();
        return incident.evidence().stream()
                .filter(evidence -> evidence.exceptedBy() == null)
                .filter(evidence -> evidence.kind().stage() == stage)
                .findFirst();
    }

    private static String exception(Incident incident) {
        String id = incident.arming().exceptedBy();
        return id == null ? "an exception" : "exception " + Wording.clean(id);
    }
}
