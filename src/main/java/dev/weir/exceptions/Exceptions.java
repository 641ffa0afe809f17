package dev.weir.exceptions;

import dev.weir.detect.Hit;
import dev.weir.detect.rules.RuleHit;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The exceptions in force. One thread changes it; its metrics are read by another. */
final class Exceptions {
    /** By id, so that of two that cover a hit always the same one is named. */
    private final ConcurrentSkipListMap<String, HitMatch> matches = new ConcurrentSkipListMap<>();

    Exceptions(Collection<ExceptionRule> rules) {
        rules.forEach(this::put);
    }

    static Exceptions none() {
        return new Exceptions(List.of());
    }

    /** Adds the exception, or takes it for the one of its id. */
    void put(ExceptionRule rule) {
        matches.put(rule.id(), new HitMatch(rule));
    }

    void remove(String id) {
        matches.remove(id);
    }

    /**
     * The exception that covers the hit, or else one that would had it not expired by the time that
     * the hit came; null when there is neither.
     */
    @Nullable ExceptionRule matching(Hit hit) {
        return matching(hit.ingested(), match -> match.matches(hit));
    }

    /** The same of a rule's hit. */
    @Nullable ExceptionRule matching(RuleHit hit) {
        return matching(hit.fact().ingested(), match -> match.matches(hit));
    }

    private @Nullable ExceptionRule matching(Instant ingested, Predicate<HitMatch> covers) {
        ExceptionRule expired = null;
        for (HitMatch match : matches.values()) {
            ExceptionRule rule = match.rule();
            boolean over = rule.isExpired(ingested);
            if ((!over || expired == null) && covers.test(match)) {
                if (!over) {
                    return rule;
                }
                expired = rule;
            }
        }
        return expired;
    }

    int active(Instant now) {
        return matches.size() - expired(now);
    }

    int expired(Instant now) {
        return (int) matches.values().stream().filter(m -> m.rule().isExpired(now)).count();
    }
}
