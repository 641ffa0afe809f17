package dev.weir.local.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Places times on a line, logarithmic in the distance from the arming on both sides: seconds and
 * days of one incident can be read on the same line.
 */
final class TimeScale {
    private static final long[] TICKS = {1, 10, 60, 600, 3600, 21_600, 86_400, 259_200, 604_800};
    private static final double LEAST_TICK_DISTANCE = 58;

    private final Instant zero;
    private final double left;
    private final double right;
    private final double from;
    private final double latest;
    private final double to;

    /** A mark on the axis. */
    record Tick(double x, Instant time) {}

    /**
     * A scale on which all the times have their place.
     *
     * @param zero the arming
     * @param left x of the earliest time
     * @param right x of the latest time
     */
    TimeScale(Instant zero, Collection<Instant> times, double left, double right) {
        this.zero = zero;
        this.left = left;
        this.right = right;
        from = times.stream().mapToDouble(this::distance).min().orElse(0);
        latest = times.stream().mapToDouble(this::distance).max().orElse(0);
        to = Math.max(from + 0.5, latest);
    }

    double x(Instant time) {
        return left + (distance(time) - from) / (to - from) * (right - left);
    }

    /** The arming, and around it as many round distances as there is room for. */
    List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>(List.of(new Tick(x(zero), zero)));
        for (int sign : new int[] {1, -1}) {
            double last = x(zero);
            for (long seconds : TICKS) {
                Instant time = zero.plusSeconds(sign * seconds);
                double x = x(time);
                if (distance(time) >= from
                        && distance(time) <= latest
                        && Math.abs(x - last) >= LEAST_TICK_DISTANCE) {
                    ticks.add(new Tick(x, time));
                    last = x;
                }
            }
        }
        return ticks;
    }

    private double distance(Instant time) {
        double seconds = Duration.between(zero, time).toMillis() / 1000.0;
        return Math.signum(seconds) * Math.log10(1 + Math.abs(seconds));
    }
}
