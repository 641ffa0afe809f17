package dev.weir.episode;

import java.util.List;

/** Prints what a storm of one host costs: a day of writes every second, and 100,000 new tasks. */
public final class StormBench {

    private static final int DAY = 86_400;
    private static final int TASKS = 100_000;

    private StormBench() {}

    /** Takes no arguments; some minutes. */
    public static void run() throws Exception {
        System.out.println("kind         tenth  state bytes  timers  revisions  µs CPU per event");
        for (Storm.Kind kind : Storm.Kind.values()) {
            List<Storm.Tenth> tenths = Storm.run(kind, DAY, TASKS);
            for (int i = 0; i < tenths.size(); i++) {
                Storm.Tenth tenth = tenths.get(i);
                System.out.printf(
                        "%-12s %5d %12d %7d %10d %17.0f%n",
                        kind,
                        i + 1,
                        tenth.stateBytes(),
                        tenth.timers(),
                        tenth.incidents(),
                        tenth.microsPerEvent());
            }
        }
    }
}
