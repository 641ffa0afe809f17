package dev.weir.detect.enableat;

import dev.weir.detect.Evidence;
import dev.weir.detect.Flag;
import dev.weir.detect.Hit;
import dev.weir.detect.Incident;
import dev.weir.detect.Wording;
import dev.weir.event.Ascii;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What followed the arming, as the second half of a sentence. */
final class FollowOnPhrase {
    private FollowOnPhrase() {}

    static String of(Evidence evidence, Incident incident) {
        String phrase =
                switch (evidence.kind()) {
                    case AT_JOB -> job(evidence);
                    case AT_RUN -> run(evidence, incident);
                    default ->
                            "a scheduled task" + name(evidence) + " was created" + from(evidence);
                };
        phrase += " " + Wording.after(incident.arming().time(), evidence.time());
        return evidence.flags().contains(Flag.AFTER_RESET)
                ? phrase + " although it had been switched off"
                : phrase;
    }

    private static String job(Evidence evidence) {
        // An executed flag can sit on a folded copy: the job was then both created and run.
        boolean ranOnly = evidence.lead().has(Flag.EXECUTED);
        return "an AT job" + name(evidence) + (ranOnly ? " ran" : " was created") + from(evidence);
    }

    private static String run(Evidence evidence, Incident incident) {
        Hit lead = evidence.lead();
        List<Flag> flags = evidence.flags();
        String program = Objects.requireNonNullElse(Wording.program(lead.process()), "at.exe");
        String phrase;
        if (flags.contains(Flag.WMI)) {
            phrase = "an AT job was requested through WMI";
        } else if (!flags.contains(Flag.MASQUERADE)) {
            phrase = program + " was run" + purpose(flags);
        } else if (!flags.contains(Flag.RENAMED_AT)) {
            phrase = "a program that only calls itself at.exe was run";
        } else {
            phrase = "at.exe was run under the name " + program;
        }
        String user = Wording.user(lead.user());
        return user == null || isArmer(lead.user(), incident.arming().user())
                ? phrase
                : phrase + " by " + user;
    }

    /** Whether both can be the same account; not every source tells domains, or their case. */
    private static boolean isArmer(Hit.@Nullable User user, Hit.@Nullable User armer) {
        if (user == null || armer == null) {
            return false;
        }
        return Ascii.same(text(user.name()), text(armer.name()))
                && (user.domain() == null
                        || armer.domain() == null
                        || Ascii.same(user.domain(), armer.domain()));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String purpose(List<Flag> flags) {
        if (flags.contains(Flag.AT_MODE_CREATE)) {
            return " to make a job";
        }
        if (flags.contains(Flag.AT_MODE_DELETE)) {
            return " to delete a job";
        }
        return flags.contains(Flag.AT_MODE_LIST) ? " to list jobs" : "";
    }

    private static String name(Evidence evidence) {
        Hit.Task task = evidence.lead().task();
        String name = task == null ? null : Wording.known(task.name());
        return name == null ? "" : " " + name;
    }

    private static String from(Evidence evidence) {
        return evidence.flags().contains(Flag.REMOTE) ? " from another host" : "";
    }
}
