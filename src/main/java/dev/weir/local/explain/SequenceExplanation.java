package dev.weir.local.explain;

import dev.weir.normalize.LocatedEvent;
import dev.weir.sequence.EventOrder;
import dev.weir.sequence.SequenceHit;
import dev.weir.sequence.SequenceKey;
import dev.weir.sequence.SequenceLimits;
import dev.weir.sequence.SequenceLoss;
import dev.weir.sequence.SequenceMatch;
import dev.weir.sequence.SequenceMatcher;
import dev.weir.sequence.SequencePlan;
import dev.weir.sequence.SequenceTouch;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a sequence waits for, and what it could not use. */
final class SequenceExplanation {
    private static final Duration LATENESS = SequenceLimits.DEFAULT.lateness();

    private final PrintStream out;
    private final SequencePlan plan;
    private final Map<SequenceKey, Seen> keys = new LinkedHashMap<>();

    SequenceExplanation(PrintStream out, SequencePlan plan) {
        this.out = out;
        this.plan = plan;
    }

    void tell(LocatedEvent seen, long line) {
        List<SequenceTouch> all = plan.touches(seen.fields()).all();
        if (all.isEmpty()) {
            out.printf("line %d  meets no stage, or lacks a key%n", line);
        }
        for (SequenceTouch touch : all) {
            out.printf("line %d  %s for %s%n", line, stages(touch), key(touch.key()));
            Instant time = seen.event().time();
            EventOrder order =
                    new EventOrder(
                            time == null ? Instant.EPOCH : time, null, "", 0, line, seen.item());
            keys.computeIfAbsent(touch.key(), key -> new Seen())
                    .add(touch.hit(order, String.valueOf(line), line));
        }
    }

    private static String stages(SequenceTouch touch) {
        List<String> met = new ArrayList<>();
        for (int stage = 0; stage < touch.stages().length * Long.SIZE; stage++) {
            if ((touch.stages()[stage / Long.SIZE] >>> (stage % Long.SIZE) & 1) != 0) {
                met.add("stage " + (stage + 1));
            }
        }
        if (touch.until()) {
            met.add("until");
        }
        return String.join(" and ", met);
    }

    private static String key(SequenceKey key) {
        return key.values().isEmpty() ? "all events" : String.join(", ", key.values());
    }

    /** The matches of each key, what was left over, and which stage waits since when. */
    void summary() {
        SequenceMatcher matcher = plan.matcher();
        keys.forEach((key, seen) -> summary(key(key), seen, matcher));
    }

    private void summary(String key, Seen seen, SequenceMatcher matcher) {
        List<SequenceHit> hits = seen.hits;
        hits.sort(Comparator.comparing(SequenceHit::order));
        for (SequenceMatch match : matcher.matches(hits)) {
            out.printf("match for %s: %s%n", key, lines(match.hits()));
        }
        for (SequenceLoss loss : matcher.losses(hits)) {
            out.printf("unused for %s: stage %d of %s%n", key, loss.stage() + 1, told(loss));
        }
        for (SequenceHit late : seen.late) {
            out.printf(
                    "too late for %s: %s, more than %s behind the newest when it arrives%n",
                    key, lines(List.of(late)), LATENESS);
        }
        for (SequenceMatch open : matcher.open(hits)) {
            List<SequenceHit> so = open.hits();
            out.printf(
                    "open for %s: stage %d waits since %s (%s)%n",
                    key, so.size() + 1, so.get(so.size() - 1).order().time(), lines(so));
        }
    }

    private String told(SequenceLoss loss) {
        String others = lines(loss.others());
        String hit = lines(List.of(loss.hit()));
        return switch (loss.reason()) {
            case NEWER -> others + ": " + hit + " is newer";
            case SPAN ->
                    hit + ": more than " + plan.shape().maxspan() + " after the first of " + others;
            case UNTIL -> hit + ": until at " + others;
            case USED -> hit + ": what waited is used up by " + others;
            case NOTHING -> hit + ": nothing has waited";
        };
    }

    private static String lines(List<SequenceHit> hits) {
        String lines = String.join(", ", hits.stream().map(SequenceHit::identity).toList());
        return (hits.size() == 1 ? "line " : "lines ") + lines;
    }

    /** The hits of one key in the order of the file, which is that of arrival. */
    private static final class Seen {
        private final List<SequenceHit> hits = new ArrayList<>();
        private final List<SequenceHit> late = new ArrayList<>();
        private Instant newest = Instant.MIN;

        void add(SequenceHit hit) {
            Instant time = hit.order().time();
            boolean behind =
                    !hits.isEmpty() && Duration.between(time, newest).compareTo(LATENESS) > 0;
            (behind ? late : hits).add(hit);
            newest = time.isAfter(newest) ? time : newest;
        }
    }
}
