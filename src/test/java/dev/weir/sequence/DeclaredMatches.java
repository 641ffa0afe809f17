package dev.weir.sequence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The matches of one key by definition: what waits at a stage is asked of the events before, none
 * of which changes anything. Holds no slots.
 */
final class DeclaredMatches {

    private final List<SequenceHit> hits;
    private final int stages;
    private final Duration maxspan;
    private final Map<List<Integer>, Optional<List<Integer>>> known = new HashMap<>();

    /**
     * @param hits in order
     */
    DeclaredMatches(List<SequenceHit> hits, SequencePlan plan) {
        this.hits = hits;
        this.stages = plan.shape().length();
        this.maxspan = plan.shape().maxspan();
    }

    List<List<String>> all() {
        List<List<String>> all = new ArrayList<>();
        for (int event = 0; event < hits.size(); event++) {
            reached(stages - 1, event)
                    .ifPresent(
                            match ->
                                    all.add(
                                            match.stream()
                                                    .map(place -> hits.get(place).identity())
                                                    .toList()));
        }
        return all;
    }

    /** The events up to this one, when it is taken as this stage. */
    private Optional<List<Integer>> reached(int stage, int event) {
        Optional<List<Integer>> before = known.get(List.of(stage, event));
        if (before == null) {
            before = compute(stage, event);
            known.put(List.of(stage, event), before);
        }
        return before;
    }

    private Optional<List<Integer>> compute(int stage, int event) {
        if (!hits.get(event).meets(stage)) {
            return Optional.empty();
        }
        if (stage == 0) {
            return Optional.of(List.of(event));
        }
        return waiting(stage - 1, event)
                .filter(events -> !ended(events.get(events.size() - 1), event))
                .filter(events -> span(events.get(0), event).compareTo(maxspan) <= 0)
                .map(
                        events -> {
                            List<Integer> longer = new ArrayList<>(events);
                            longer.add(event);
                            return longer;
                        });
    }

    /** The newest that reached the stage, unless another event has asked for it since. */
    private Optional<List<Integer>> waiting(int stage, int event) {
        for (int before = event - 1; before >= 0; before--) {
            Optional<List<Integer>> reached = reached(stage, before);
            if (reached.isPresent() || hits.get(before).meets(stage + 1)) {
                return reached;
            }
        }
        return Optional.empty();
    }

    private boolean ended(int from, int to) {
        return hits.subList(from, to).stream().anyMatch(SequenceHit::until);
    }

    private Duration span(int from, int to) {
        return Duration.between(hits.get(from).order().time(), hits.get(to).order().time());
    }
}
