package dev.weir.sequence;

import dev.weir.eql.Condition;
import dev.weir.eql.KeyValue;
import dev.weir.eql.Query;
import dev.weir.event.EcsField;
import dev.weir.event.FieldValues;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A stage as written, or the {@code until}: runs are one of these with several places.
 *
 * @param event what an event must meet
 * @param condition the same, compiled
 * @param keys the fields that join
 * @param places which stages of the sequence it is, from 0; empty for {@code until}
 */
public record SequenceStage(
        Query.Event event, Condition condition, List<EcsField> keys, List<Integer> places) {

    /** Keys of one event; a hostile one has thousands. */
    static final int MAX_KEYS = 64;

    static SequenceStage of(Query.Stage stage, List<Integer> places) {
        return new SequenceStage(
                stage.event(), Condition.of(stage.event()), stage.keys(), List.copyOf(places));
    }

    boolean isUntil() {
        return places.isEmpty();
    }

    /** The keys under which an event joins, {@link #MAX_KEYS} at most; none when one is missing. */
    Keys keysOf(FieldValues event) {
        List<List<String>> found = List.of(List.of());
        long all = 1;
        for (EcsField field : keys) {
            Set<String> values = values(event, field);
            all = Math.min(all * values.size(), Integer.MAX_VALUE);
            List<List<String>> longer = new ArrayList<>();
            for (List<String> key : found) {
                for (String value : values) {
                    if (longer.size() < MAX_KEYS) {
                        List<String> one = new ArrayList<>(key);
                        one.add(value);
                        longer.add(one);
                    }
                }
            }
            found = longer;
        }
        return new Keys(found, all - found.size());
    }

    private static Set<String> values(FieldValues event, EcsField field) {
        Set<String> values = new LinkedHashSet<>();
        for (Object value : event.values(field)) {
            String key = KeyValue.of(value, field);
            if (key != null) {
                values.add(key);
            }
        }
        return values;
    }

    /**
     * @param beyond how many more there would be
     */
    record Keys(List<List<String>> kept, long beyond) {}
}
