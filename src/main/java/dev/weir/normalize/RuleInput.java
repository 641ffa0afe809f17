package dev.weir.normalize;

import dev.weir.ingest.TableChange;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * What rules are run on, and what changes them, on one line, so that the judging of events stays in
 * a chain with the reading of them.
 *
 * @param event null when it is a change
 * @param change of a rule; null when it is an event
 */
public record RuleInput(@Nullable LocatedEvent event, @Nullable TableChange change) {

    /** Changes are kept where rules are run, not where they pass by; Flink asks for a name. */
    public static final MapStateDescriptor<String, String> NO_STATE =
            new MapStateDescriptor<>("none", Types.STRING, Types.STRING);

    static RuleInput of(LocatedEvent event) {
        return new RuleInput(event, null);
    }

    static RuleInput of(TableChange change) {
        return new RuleInput(null, change);
    }
}
