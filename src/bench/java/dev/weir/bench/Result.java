package dev.weir.bench;

import org.jspecify.annotations.Nullable;

/**
 * What one run of one variant came to, between {@link #FROM} and {@link #UNTIL}, so that neither start
 * nor end is in it.
 *
 * @param cpuMicros processor time for one event
 * @param gcShare of the wall-clock time
 * @param compilerShare how much of one processor the just-in-time compiler took
 * @param alerts how many hosts have one alert, of the severity that is right; null where a variant
 *     raises none
 * @param expectedAlerts how many hosts should; null where that is not known
 */
record Result(
        String variant,
        int parallelism,
        double eventsPerSecond,
        double bytesPerSecond,
        double cpuMicros,
        double gcShare,
        double compilerShare,
        @Nullable Integer alerts,
        @Nullable Integer expectedAlerts) {

    /** The part of the topic that is read before anything is measured. */
    static final double FROM = 0.2;

    /** The part of the topic after which nothing is measured any more. */
    static final double UNTIL = 0.95;

    static Result between(Meter from, Meter to, String variant, int parallelism) {
        double events = to.records() - from.records();
        double seconds = (to.wallNanos() - from.wallNanos()) / 1e9;
        return new Result(
                variant,
                parallelism,
                events / seconds,
                (to.bytes() - from.bytes()) / seconds,
                (to.cpuNanos() - from.cpuNanos()) / events / 1_000,
                (to.gcMillis() - from.gcMillis()) / 1_000.0 / seconds,
                (to.compilerNanos() - from.compilerNanos()) / 1e9 / seconds,
                null,
                null);
    }

    /** Whether nearly everything that is hot is compiled, as in a job that has run for an hour. */
    boolean warm() {
        return compilerShare < 0.1;
    }

    Result with(AlertTally tally) {
        return new Result(
                variant,
                parallelism,
                eventsPerSecond,
                bytesPerSecond,
                cpuMicros,
                gcShare,
                compilerShare,
                tally.right(),
                tally.expected());
    }
}
