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

    private final List<SequenceHit> touched;
    private final List<String> leaving;

    /** By identities: whether it is open. */
    private final Map<List<String>, Boolean> told = new LinkedHashMap<>();

    private final List<SequenceMatch> superseded = new ArrayList<>();
    private final List<SequenceMatch> opened = new ArrayList<>();
    private final List<SequenceMatch> returned = new ArrayList<>();

    /**
     * @param touched the hits among which the answer may have changed; other matches stay
     * @param leaving the hits that are about to leave; a match that begins with one of them is told
     *     now or never
     */
    Telling(List<Told> before, List<SequenceHit> touched, List<SequenceHit> leaving) {
        this.touched = touched;
        this.leaving = leaving.stream().map(SequenceHit::identity).toList();
        before.forEach(one -> told.put(one.identities(), one.open()));
    }

    /**
     * @param answer the matches among the touched hits
     * @param now epoch milliseconds
     * @param settle milliseconds
     * @return when the next match will have settled; far away when none waits
     */
    long tell(List<SequenceMatch> answer, long now, long settle) {
        Map<List<String>, SequenceMatch> current = new LinkedHashMap<>();
        answer.forEach(match -> current.put(match.identities(), match));
        supersede(current.keySet());
        Set<String> last = new HashSet<>(leaving);
        long next = Long.MAX_VALUE;
        for (Map.Entry<List<String>, SequenceMatch> one : current.entrySet()) {
            Boolean open = told.get(one.getKey());
            long due = one.getValue().known() + settle;
            if (Boolean.TRUE.equals(open)) {
                continue;
            }
            if (due > now && !last.contains(one.getKey().get(0))) {
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
        if (told.isEmpty()) {
            return;
        }
        Map<String, SequenceHit> byIdentity = new HashMap<>();
        touched.forEach(hit -> byIdentity.put(hit.identity(), hit));
        for (Map.Entry<List<String>, Boolean> one : told.entrySet()) {
            if (one.getValue()
                    && !current.contains(one.getKey())
                    && byIdentity.keySet().containsAll(one.getKey())) {
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
        if (!leaving.isEmpty()) {
            Set<String> last = new HashSet<>(leaving);
            told.keySet().removeIf(identities -> identities.stream().anyMatch(last::contains));
        }
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
        return leaving;
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
