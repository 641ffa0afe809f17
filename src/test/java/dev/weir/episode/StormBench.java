package dev.weir.episode;

import dev.weir.detect.rules.SequenceStorm;
import java.util.List;

/**
 * Prints what a storm of one host costs, a day of writes every second and 100,000 new tasks, and
 * what one of a single key of a sequence, ten events a second for three hours.
 */
public final class StormBench {

    private static final int DAY = 86_400;
    private static final int TASKS = 100_000;
    private static final int HITS = 100_000;

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
        System.out.println();
        System.out.println("sequence     tenth  state bytes  timers    matches  µs CPU per event");
        for (SequenceStorm.Kind kind : SequenceStorm.Kind.values()) {
            List<SequenceStorm.Tenth> tenths = SequenceStorm.run(kind, HITS);
            for (int i = 0; i < tenths.size(); i++) {
                SequenceStorm.Tenth tenth = tenths.get(i);
                System.out.printf(
                        "%-12s %5d %12d %7d %10d %17.0f%n",
                        kind,
                        i + 1,
                        tenth.stateBytes(),
                        tenth.timers(),
                        tenth.matches(),
                        tenth.microsPerEvent());
            }
        }
    }
}
