package dev.weir.exceptions;

import dev.weir.detect.Stage;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A team's decision that certain hits are harmless, for a while. Checked by {@link
 * ExceptionReader}; has nothing to do with Java's exceptions.
 *
 * @param id unique, the key in the topic of exceptions
 * @param owner who answers for it
 * @param reason why the hits are harmless
 * @param expires from this ingest time on it no longer covers anything
 * @param match what a hit must show
 * @param appliesTo the stages that a covered hit would otherwise bring; empty for a rule
 */
public record ExceptionRule(
        String id, String owner, String reason, Instant expires, Match match, List<Stage> appliesTo)
        implements Serializable {

    boolean isExpired(Instant now) {
        return !now.isBefore(expires);
    }

    /**
     * Globs, of which all that are given must hold; null for those not given.
     *
     * @param host the short or the full name
     * @param user the name, or {@code DOMAIN\name}
     * @param process the full path of the executable
     * @param task the name, with or without its leading backslash
     * @param source {@link dev.weir.event.Source#id()}
     * @param rule the id of a rule; without one the built-in detection is meant
     */
    public record Match(
            @Nullable String host,
            @Nullable String user,
            @Nullable String process,
            @Nullable String task,
            @Nullable String source,
            @Nullable String rule)
            implements Serializable {}
}
