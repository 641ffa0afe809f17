package dev.weir.episode;

import dev.weir.detect.Hit;
import dev.weir.testing.Hits;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One host that writes the setting every second and creates tasks all the while, through the
 * operators of the correlation.
 */
final class Storm {

    /** What the host does every second. */
    enum Kind {
        /** Switches it on again. */
        REWRITES,
        /** Switches it on and off in turn. */
        FLIPS,
        /** Never switches it on. */
        NEVER_ARMED
    }

    /**
     * A tenth of the storm.
     *
     * @param stateBytes size of the host's state in a checkpoint at the end of it
     * @param timers how many timers the host has then
     * @param incidents how many revisions were told in it
     * @param microsPerEvent CPU time; the garbage collector's is not in it
     */
    record Tenth(long stateBytes, int timers, int incidents, double microsPerEvent) {}

    private Storm() {}

    static List<Tenth> run(Kind kind, int seconds, int tasks) throws Exception {
        List<Tenth> tenths = new ArrayList<>();
        try (OperatorChain chain = new OperatorChain()) {
            chain.clock(Hits.T0);
            long empty = chain.stateBytes();
            int task = 0;
            for (int tenth = 0; tenth < 10; tenth++) {
                int events = 0;
                int incidents = 0;
                long start = cpuNanos();
                for (int s = seconds / 10 * tenth; s < seconds / 10 * (tenth + 1); s++) {
                    List<Hit> second = new ArrayList<>();
                    if (kind != Kind.NEVER_ARMED) {
                        second.add(change(kind, s));
                    }
                    for (; task < (long) tasks * (s + 1) / seconds; task++) {
                        Duration at = Duration.ofSeconds(s).plusMillis(100 + task % 800);
                        second.add(Hits.task(at, "\\T" + task));
                    }
                    for (Hit hit : second) {
                        incidents += chain.accept(hit).size();
                        events++;
                    }
                }
                double micros = (cpuNanos() - start) / 1000.0 / events;
                tenths.add(
                        new Tenth(chain.stateBytes() - empty, chain.timers(), incidents, micros));
            }
        }
        return tenths;
    }

    private static Hit change(Kind kind, int second) {
        Duration at = Duration.ofSeconds(second);
        return kind == Kind.FLIPS && second % 2 == 1 ? Hits.reset(at) : Hits.armed(at);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
