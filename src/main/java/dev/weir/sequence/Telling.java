package dev.weir.sequence;

import dev.weir.sequence.SequenceHistory.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Holds the answer of now against what has been told. */
final class Telling {

    private final List<SequenceHit> hits;
    private final int gone;

    /** By identities: whether it is open. */
    private final Map<List<String>, Boolean> told = new LinkedHashMap<>();

    private final List<SequenceMatch> superseded = new ArrayList<>();
    private final List<SequenceMatch> opened = new ArrayList<>();
    private final List<SequenceMatch> returned = new ArrayList<>();

    /**
     * @param gone how many of the oldest hits are about to leave; a match that begins with one of
     *     them is told now or never
     */
    Telling(List<Told> before, List<SequenceHit> hits, int gone) {
        this.hits = hits;
        this.gone = gone;
        before.forEach(one -> told.put(one.identities(), one.open()));
    }

    /**
     * @param now epoch milliseconds
     * @param settle milliseconds
     * @return when the next match will have settled; far away when none waits
     */
    long tell(List<SequenceMatch> answer, long now, long settle) {
        Map<List<String>, SequenceMatch> current = new LinkedHashMap<>();
        answer.forEach(match -> current.put(match.identities(), match));
        supersede(current.keySet());
        Set<String> leaving = new HashSet<>(forgotten());
        long next = Long.MAX_VALUE;
        for (Map.Entry<List<String>, SequenceMatch> one : current.entrySet()) {
            Boolean open = told.get(one.getKey());
            long due = one.getValue().known() + settle;
            if (Boolean.TRUE.equals(open)) {
                continue;
            }
            if (due > now && !leaving.contains(one.getKey().get(0))) {
                next = Math.min(next, due);
            } else {
                told.remove(one.getKey());
                told.put(one.getKey(), true);
                (open == null ? opened : returned).add(one.getValue());
            }
        }
        return next;
    }

    private void supersede(Set<List<String>> current) {
        Map<String, SequenceHit> byIdentity = new HashMap<>();
        for (Map.Entry<List<String>, Boolean> one : told.entrySet()) {
            if (one.getValue() && !current.contains(one.getKey())) {
                if (byIdentity.isEmpty()) {
                    hits.forEach(hit -> byIdentity.put(hit.identity(), hit));
                }
                one.setValue(false);
                superseded.add(
                        new SequenceMatch(
                                one.getKey().stream()
                                        .map(id -> Objects.requireNonNull(byIdentity.get(id)))
                                        .toList()));
            }
        }
    }

    /**
     * @param most of those that were superseded; the oldest are forgotten first
     */
    List<Told> told(int most) {
        Set<String> leaving = new HashSet<>(forgotten());
        told.keySet().removeIf(identities -> identities.stream().anyMatch(leaving::contains));
        long closed = told.values().stream().filter(open -> !open).count();
        for (Iterator<Boolean> all = told.values().iterator(); closed > most; ) {
            if (!all.next()) {
                all.remove();
                closed--;
            }
        }
        List<Told> list = new ArrayList<>();
        told.forEach((identities, open) -> list.add(new Told(identities, open)));
        return List.copyOf(list);
    }

    List<String> forgotten() {
        return hits.subList(0, gone).stream().map(SequenceHit::identity).toList();
    }

    List<SequenceMatch> superseded() {
        return List.copyOf(superseded);
    }

    List<SequenceMatch> opened() {
        return List.copyOf(opened);
    }

    List<SequenceMatch> returned() {
        return List.copyOf(returned);
    }
}
