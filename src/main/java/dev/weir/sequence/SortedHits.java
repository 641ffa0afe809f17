package dev.weir.sequence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The hits of one key in order, while an event is entered. */
final class SortedHits {

    private final List<SequenceHit> hits;

    SortedHits(List<SequenceHit> inOrder) {
        hits = new ArrayList<>(inOrder);
    }

    List<SequenceHit> all() {
        return hits;
    }

    /** -1 when there is none. */
    int indexOf(String identity) {
        for (int i = hits.size() - 1; i >= 0; i--) {
            if (hits.get(i).identity().equals(identity)) {
                return i;
            }
        }
        return -1;
    }

    /** Returns its place. */
    int insert(SequenceHit hit) {
        int place = -1 - Collections.binarySearch(hits, hit, SequenceHit.ORDER);
        hits.add(place, hit);
        return place;
    }

    /** Whether one of them meets the stage. */
    boolean meet(int stage) {
        for (SequenceHit hit : hits) {
            if (hit.meets(stage)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an event is more than this behind the newest hit. */
    boolean isBehind(Instant time, Duration most) {
        return !hits.isEmpty() && isLonger(time, hits.get(hits.size() - 1), most);
    }

    /** How many of the oldest are more than this behind the newest. */
    int behind(Duration most) {
        int behind = 0;
        while (behind < hits.size() && isBehind(hits.get(behind).order().time(), most)) {
            behind++;
        }
        return behind;
    }

    /** Those that can be in one match with the hit at this place, and those between them. */
    List<SequenceHit> around(int place, Duration maxspan) {
        SequenceHit hit = hits.get(place);
        int from = place;
        while (from > 0 && !isLonger(hits.get(from - 1).order().time(), hit, maxspan)) {
            from--;
        }
        int to = place + 1;
        while (to < hits.size() && !isLonger(hit.order().time(), hits.get(to), maxspan)) {
            to++;
        }
        return hits.subList(from, to);
    }

    private static boolean isLonger(Instant from, SequenceHit to, Duration most) {
        return Duration.between(from, to.order().time()).compareTo(most) > 0;
    }
}
