package dev.weir.alert;

import dev.weir.signal.Signal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The exceptions in force at one moment; immutable. */
public final class Exceptions {
    public static final Exceptions NONE = new Exceptions(List.of());

    private final List<SignalMatch> matches;

    public Exceptions(Collection<ExceptionRule> rules) {
        // By id, so that of two that cover a signal always the same one is named.
        matches =
                rules.stream()
                        .sorted(Comparator.comparing(ExceptionRule::id))
                        .map(SignalMatch::new)
                        .toList();
    }

    /** The id of the exception that covers the signal; null when none does. */
    public @Nullable String covering(Signal signal) {
        return first(signal, false);
    }

    /** The id of the exception that would cover the signal had it not expired; null when none. */
    public @Nullable String expiredFor(Signal signal) {
        return first(signal, true);
    }

    public int active(Instant now) {
        return matches.size() - expired(now);
    }

    public int expired(Instant now) {
        return (int) matches.stream().filter(match -> expired(match.rule(), now)).count();
    }

    private @Nullable String first(Signal signal, boolean expired) {
        for (SignalMatch match : matches) {
            if (expired(match.rule(), signal.ingested()) == expired && match.matches(signal)) {
                return match.rule().id();
            }
        }
        return null;
    }

    private static boolean expired(ExceptionRule rule, Instant now) {
        return !now.isBefore(rule.expires());
    }
}
