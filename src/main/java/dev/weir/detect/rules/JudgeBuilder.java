package dev.weir.detect.rules;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes judges aside, while events are judged by the one before. Of changes that come faster than a
 * judge is made only the last is made.
 */
final class JudgeBuilder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JudgeBuilder.class);

    private final Duration maxClockLead;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    task -> {
                        Thread aside = new Thread(task, "rule-index");
                        aside.setDaemon(true);
                        return aside;
                    });
    private final AtomicReference<@Nullable Collection<LoadedRule>> wanted =
            new AtomicReference<>();
    private volatile RuleJudge newest;

    /** Makes the first judge at once. */
    JudgeBuilder(Duration maxClockLead, Collection<LoadedRule> rules) {
        this.maxClockLead = maxClockLead;
        newest = new RuleJudge(maxClockLead, rules);
    }

    /** The judge of the newest rules for which there is one. */
    RuleJudge newest() {
        return newest;
    }

    /**
     * Has a judge made aside.
     *
     * @param rules never changed afterwards
     */
    void rebuild(Collection<LoadedRule> rules) {
        if (wanted.getAndSet(rules) == null) {
            thread.execute(this::build);
        }
    }

    private void build() {
        Collection<LoadedRule> rules = wanted.getAndSet(null);
        if (rules == null) {
            return;
        }
        try {
            newest = new RuleJudge(maxClockLead, rules);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("No index of {} rules; those before stay in force", rules.size(), e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
