package dev.weir.reference;

import dev.weir.detect.Hit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Makes the hits of a batch of seeds inside the job, in every order of arrival at once: each order
 * is a host of its own, and the hosts take turns, so that they mix as in a topic.
 *
 * @see #arrivals
 */
final class Histories implements FlatMapFunction<Long, Hit> {

    private static final long serialVersionUID = 1;
    private final int batch;

    Histories(int batch) {
        this.batch = batch;
    }

    @Override
    public void flatMap(Long number, Collector<Hit> out) {
        List<Deque<Hit>> turns = new ArrayList<>();
        for (long seed = number * batch; seed < (number + 1) * batch; seed++) {
            for (ArrivalOrder order : ArrivalOrder.values()) {
                String prefix = prefix(seed, order);
                Deque<Hit> hits = new ArrayDeque<>();
                arrivals(seed, order).forEach(fact -> hits.add(fact.hit(prefix)));
                turns.add(hits);
            }
        }
        while (!turns.isEmpty()) {
            turns.removeIf(Deque::isEmpty);
            turns.forEach(hits -> out.collect(hits.remove()));
        }
    }

    static List<Fact> arrivals(long seed, ArrivalOrder order) {
        return order.arrange(RandomHistories.of(seed), seed);
    }

    /** {@link dev.weir.event.HostKey#id()} of a host of the history. */
    static String hostId(long seed, ArrivalOrder order, int host) {
        return Fact.TENANT + "/" + prefix(seed, order) + host;
    }

    private static String prefix(long seed, ArrivalOrder order) {
        return order.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + seed + "-";
    }
}
