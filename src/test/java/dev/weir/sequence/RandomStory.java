package dev.weir.sequence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A small sequence and a dense history, so that stages, keys and times often meet.
 *
 * @param stages as {@link Story#query} takes them
 * @param events as {@link Story#hits} takes them
 */
record RandomStory(String stages, String options, String events) {

    static RandomStory of(long seed) {
        Random random = new Random(seed);
        int length = 2 + random.nextInt(3);
        List<String> stages = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            stages.add("abcd".substring(i, i + 1));
            if (random.nextInt(6) == 0) {
                stages.set(i, "a");
            }
        }
        if (random.nextInt(3) == 0) {
            stages.add("-" + (random.nextInt(4) == 0 ? "b" : "u"));
        }
        boolean keyed = random.nextInt(3) == 0;
        int seconds = 1 + random.nextInt(20);
        String options =
                (keyed ? "by k " : "")
                        + (random.nextInt(4) > 0 ? "with maxspan=" + seconds / 2 + "500ms" : "");
        List<String> events = new ArrayList<>();
        for (int i = 2 + random.nextInt(15); i > 0; i--) {
            events.add(event(random, seconds, length, keyed));
        }
        return new RandomStory(String.join(" ", stages), options.strip(), String.join(" ", events));
    }

    private static String event(Random random, int seconds, int length, boolean keyed) {
        StringBuilder event = new StringBuilder().append(random.nextInt(seconds + 1));
        if (random.nextInt(4) == 0) {
            event.append('#').append(random.nextInt(3));
        }
        event.append((char) ('a' + random.nextInt(length)));
        if (random.nextInt(4) == 0) {
            event.append((char) ('a' + random.nextInt(length)));
        }
        if (random.nextInt(6) == 0) {
            event.append('u');
        }
        if (keyed && random.nextInt(8) > 0) {
            event.append('@').append(random.nextInt(2));
            if (random.nextInt(5) == 0) {
                event.append(',').append(random.nextInt(2));
            }
        }
        return event.toString();
    }

    SequencePlan plan() {
        return Story.plan(stages, options);
    }

    /** Some twice, one of them from further down the log; in any order. */
    static List<SequenceHit> shuffled(List<SequenceHit> hits, Random random) {
        List<SequenceHit> arriving = new ArrayList<>(hits);
        for (SequenceHit hit : hits) {
            if (random.nextInt(5) == 0) {
                arriving.add(again(hit));
            }
        }
        Collections.shuffle(arriving, random);
        return arriving;
    }

    /** The same event, further down the log. */
    static SequenceHit again(SequenceHit hit) {
        EventOrder first = hit.order();
        EventOrder order =
                new EventOrder(
                        first.time(),
                        first.sequence(),
                        first.topic(),
                        first.partition(),
                        first.offset() + 1_000,
                        first.item());
        return new SequenceHit(order, hit.identity(), hit.stages(), hit.until(), hit.arrived());
    }
}
