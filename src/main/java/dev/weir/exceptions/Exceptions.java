package dev.weir.exceptions;

import dev.weir.detect.Hit;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The exceptions in force at one moment; immutable. */
public final class Exceptions {
    public static final Exceptions NONE = new Exceptions(List.of());

    private final List<HitMatch> matches;

    public Exceptions(Collection<ExceptionRule> rules) {
        // By id, so that of two that cover a hit always the same one is named.
        matches =
                rules.stream()
                        .sorted(Comparator.comparing(ExceptionRule::id))
                        .map(HitMatch::new)
                        .toList();
    }

    /** The id of the exception that covers the hit; null when none does. */
    public @Nullable String covering(Hit hit) {
        return first(hit, false);
    }

    /** The id of the exception that would cover the hit had it not expired; null when none. */
    public @Nullable String expiredFor(Hit hit) {
        return first(hit, true);
    }

    public int active(Instant now) {
        return matches.size() - expired(now);
    }

    public int expired(Instant now) {
        return (int) matches.stream().filter(match -> expired(match.rule(), now)).count();
    }

    private @Nullable String first(Hit hit, boolean expired) {
        for (HitMatch match : matches) {
            if (expired(match.rule(), hit.ingested()) == expired && match.matches(hit)) {
                return match.rule().id();
            }
        }
        return null;
    }

    private static boolean expired(ExceptionRule rule, Instant now) {
        return !now.isBefore(rule.expires());
    }
}
