package dev.weir.sequence;

import dev.weir.eql.Query;
import dev.weir.event.FieldValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sequence ready to run: which of its stages an event meets, and under which keys. */
public final class SequencePlan {

    private final SequenceShape shape;
    private final List<SequenceStage> stages;

    private SequencePlan(SequenceShape shape, List<SequenceStage> stages) {
        this.shape = shape;
        this.stages = List.copyOf(stages);
    }

    /**
     * @param lookBack the maxspan of a query that has none: the rule's look-back less its interval
     */
    public static SequencePlan of(Query.Sequence query, Duration lookBack) {
        Map<Query.Stage, List<Integer>> places = new LinkedHashMap<>();
        for (int place = 0; place < query.stages().size(); place++) {
            places.computeIfAbsent(query.stages().get(place), s -> new ArrayList<>()).add(place);
        }
        List<SequenceStage> stages = new ArrayList<>();
        places.forEach((stage, at) -> stages.add(SequenceStage.of(stage, at)));
        Query.Stage until = query.until();
        if (until != null) {
            stages.add(SequenceStage.of(until, List.of()));
        }
        return new SequencePlan(SequenceShape.of(query, lookBack), stages);
    }

    public SequenceShape shape() {
        return shape;
    }

    /** Each stage once, runs as one, {@code until} last: what an event is to be held against. */
    public List<SequenceStage> stages() {
        return stages;
    }

    /** Finds the matches of one key. */
    public SequenceMatcher matcher() {
        return new SequenceMatcher(shape);
    }

    /** Holds an event against every stage. */
    public SequenceTouches touches(FieldValues event) {
        return touches(
                event, stages.stream().filter(stage -> stage.condition().test(event)).toList());
    }

    /**
     * @param met those of {@link #stages} that the event meets
     */
    public SequenceTouches touches(FieldValues event, List<SequenceStage> met) {
        Map<List<String>, SequenceTouch> touches = new LinkedHashMap<>();
        long beyond = 0;
        for (SequenceStage stage : met) {
            SequenceStage.Keys keys = stage.keysOf(event);
            beyond += keys.beyond();
            for (List<String> key : keys.kept()) {
                touches.merge(
                        key, SequenceTouch.of(key, stage, shape.length()), SequenceTouch::and);
            }
        }
        return new SequenceTouches(List.copyOf(touches.values()), beyond);
    }
}
