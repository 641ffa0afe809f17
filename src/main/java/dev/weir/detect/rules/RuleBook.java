package dev.weir.detect.rules;

import dev.weir.ingest.RejectedException;
import dev.weir.ingest.TableChange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rules of a subtask: what is in force, kept in its state, and the judge that goes by it. */
final class RuleBook implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RuleBook.class);

    /** What the rules topic said, by rule. Every subtask holds all of it. */
    static final MapStateDescriptor<String, PublishedRule> STATE =
            new MapStateDescriptor<>(
                    "rules", Types.STRING, TypeInformation.of(PublishedRule.class));

    private final LiveRules rules;
    private final BroadcastState<String, PublishedRule> state;
    private final JudgeBuilder judges;

    /**
     * The book as it was left in the state, or as the job was submitted with.
     *
     * @param restored whether the state knows better than what the job was submitted with
     * @param maxClockLead an event time further ahead of its arrival is not believed
     */
    RuleBook(
            FirstRules first,
            BroadcastState<String, PublishedRule> state,
            boolean restored,
            Duration maxClockLead)
            throws Exception {
        this.rules = new LiveRules(first);
        this.state = state;
        if (restored) {
            restore();
        } else {
            begin(first.published());
        }
        judges = new JudgeBuilder(maxClockLead, rules.inForce());
    }

    private void restore() throws Exception {
        for (Map.Entry<String, PublishedRule> entry : state.immutableEntries()) {
            try {
                rules.apply(entry.getKey(), entry.getValue(), "state");
            } catch (RejectedException e) {
                // It could be read when it was put there: the earlier build knew what this one
                // does not.
                LOG.warn("Rule {} is no longer run: {}", entry.getKey(), e.getMessage());
            }
        }
    }

    /** What is wrong with a record the topic tells again. */
    private void begin(List<TableChange> changes) throws Exception {
        for (TableChange change : changes) {
            try {
                take(change);
            } catch (RejectedException e) {
                LOG.debug("Not in force: {}", e.getMessage());
            }
        }
    }

    /** The judge of the moment; another one soon after a change. */
    RuleJudge judge() {
        return judges.newest();
    }

    /**
     * Takes a record of the rules topic. One that was there when the job was submitted changes
     * nothing: the topic is read from its beginning.
     *
     * @throws RejectedException when it is of no use; what was in force stays
     */
    void change(TableChange change) throws Exception {
        PublishedRule before = change.id() == null ? null : state.get(change.id());
        if (before == null || before.offset() < change.raw().offset()) {
            take(change);
            judges.rebuild(rules.inForce());
        }
    }

    private void take(TableChange change) throws Exception {
        PublishedRule published = PublishedRule.of(change);
        rules.apply(change.id(), published, change.raw().position());
        state.put(change.id(), published);
    }

    @Override
    public void close() {
        judges.close();
    }
}
