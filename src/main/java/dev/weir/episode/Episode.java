package dev.weir.episode;

import dev.weir.detect.Flag;
import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.detect.Severity;
import dev.weir.event.HostKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The armings of one host that belong together, and the resets among them. Knows only event times;
 * what it says does not depend on the order of arrival.
 *
 * @param key tenant and host; its domain is null when no arming names one
 * @param armings by event time, at least one
 * @param resets by event time, none before the first arming
 */
record Episode(HostKey key, List<Hit> armings, List<Hit> resets) {

    Instant first() {
        return armings.get(0).time();
    }

    Instant last() {
        return armings.get(armings.size() - 1).time();
    }

    /** False for a note about a place that does not take effect: nothing can follow it. */
    boolean effective() {
        return !armings.get(0).has(Flag.NOT_EFFECTIVE);
    }

    /** The arming to show: the first that surely took effect, else the first. */
    Hit opener() {
        Hit real = firstOf(HitKind.ARMED);
        return real != null ? real : armings.get(0);
    }

    boolean reaches(Hit followOn, Windows windows) {
        return effective()
                && key.sameHost(followOn.key())
                && !first().isAfter(followOn.time().plus(windows.clockTolerance()));
    }

    /** What a follow-on that this episode {@link #reaches} means here; null when it is too late. */
    @Nullable RatedFollowOn rate(Hit followOn, Windows windows) {
        Instant time = followOn.time();
        Hit before = latestArmingUpTo(time);
        Instant off = before == null ? null : offSince(before.time(), time);
        boolean armedSoon = armedWithin(time, windows.clockTolerance());
        boolean afterReset = off != null && !armedSoon;

        if (followOn.kind() == HitKind.TASK_TOUCHED) {
            boolean near =
                    armedSoon || before != null && within(before, time, windows.taskTouched());
            return near ? RatedFollowOn.annotation(followOn) : null;
        }
        if (time.isAfter(last().plus(windows.atUse()))) {
            return null;
        }
        List<Flag> flags = new ArrayList<>();
        if (before == null || off != null && armedSoon) {
            flags.add(Flag.ORDER_INVERTED);
        }
        if (afterReset) {
            flags.add(Flag.AFTER_RESET);
        }
        return switch (followOn.kind()) {
            case AT_JOB -> new RatedFollowOn(followOn, Severity.CRITICAL, flags);
            case AT_RUN -> new RatedFollowOn(followOn, ofRun(followOn), flags);
            case TASK_CREATED -> {
                Severity severity = ofCreation(time, windows);
                if (severity != null && off != null && afterReset) {
                    boolean late = time.isAfter(off.plus(windows.afterReset()));
                    severity = late ? null : Severity.MEDIUM;
                }
                yield severity == null
                        ? null
                        : new RatedFollowOn(followOn, raised(severity, followOn), flags);
            }
            default -> null;
        };
    }

    /** The better of what the first sure arming and the first tentative one make of a creation. */
    private @Nullable Severity ofCreation(Instant time, Windows windows) {
        Hit real = firstOf(HitKind.ARMED);
        if (real != null
                && reachedBy(real, time, windows)
                && within(real, time, windows.taskCreated())) {
            return within(real, time, windows.taskHigh()) ? Severity.RAISED : Severity.MEDIUM;
        }
        Hit tentative = firstOf(HitKind.ARMED_TENTATIVE);
        boolean counts =
                tentative != null
                        && reachedBy(tentative, time, windows)
                        && within(tentative, time, windows.taskHigh());
        return counts ? Severity.MEDIUM : null;
    }

    /** A foreign program that borrows the name of at.exe says less than AT itself. */
    private static Severity ofRun(Hit run) {
        return foreign(run) ? Severity.RAISED : Severity.HIGH;
    }

    /** One step more for a task made from afar or behind the scheduler's back, 73 at the most. */
    private static Severity raised(Severity severity, Hit creation) {
        if (!raises(creation)) {
            return severity;
        }
        return severity == Severity.MEDIUM ? Severity.RAISED : Severity.HIGH;
    }

    static boolean foreign(Hit run) {
        return run.has(Flag.MASQUERADE) && !run.has(Flag.RENAMED_AT);
    }

    static boolean raises(Hit creation) {
        return creation.has(Flag.REMOTE) || creation.has(Flag.NOT_SCHEDULER);
    }

    private @Nullable Hit firstOf(HitKind kind) {
        for (Hit arming : armings) {
            if (arming.kind() == kind) {
                return arming;
            }
        }
        return null;
    }

    private static boolean reachedBy(Hit arming, Instant time, Windows windows) {
        return !time.isBefore(arming.time().minus(windows.clockTolerance()));
    }

    private @Nullable Hit latestArmingUpTo(Instant time) {
        Hit latest = null;
        for (Hit arming : armings) {
            if (arming.time().isAfter(time)) {
                break;
            }
            latest = arming;
        }
        return latest;
    }

    private @Nullable Instant offSince(Instant armed, Instant time) {
        for (Hit reset : resets) {
            if (reset.time().isAfter(armed) && !reset.time().isAfter(time)) {
                return reset.time();
            }
        }
        return null;
    }

    private boolean armedWithin(Instant time, Duration tolerance) {
        for (Hit arming : armings) {
            if (arming.time().isAfter(time)) {
                return !arming.time().isAfter(time.plus(tolerance));
            }
        }
        return false;
    }

    private static boolean within(Hit arming, Instant time, Duration window) {
        return !time.isAfter(arming.time().plus(window));
    }

    /**
     * A follow-on with what it means to the episode that it belongs to.
     *
     * @param hit the follow-on
     * @param severity the severity that it gives, together with the stage of its kind; null for an
     *     annotation
     * @param flags remarks that come from its place in the episode
     */
    record RatedFollowOn(Hit hit, @Nullable Severity severity, List<Flag> flags) {

        static RatedFollowOn annotation(Hit hit) {
            return new RatedFollowOn(hit, null, List.of());
        }
    }
}
