package dev.weir.reference;

import static dev.weir.detect.HitKind.ARMED;
import static dev.weir.detect.HitKind.ARMED_TENTATIVE;
import static dev.weir.detect.HitKind.AT_JOB;
import static dev.weir.detect.HitKind.AT_RUN;
import static dev.weir.detect.HitKind.DISARMED;
import static dev.weir.detect.HitKind.REBOOTED;
import static dev.weir.detect.HitKind.TASK_CREATED;
import static dev.weir.detect.HitKind.TASK_ID;
import static dev.weir.detect.HitKind.TASK_KEY;
import static dev.weir.detect.HitKind.TASK_TOUCHED;

import dev.weir.detect.Flag;
import dev.weir.detect.HitKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Invented histories of one to three hosts: the same seed gives the same history. Times lie where a
 * mistake would show, on the bounds of the windows and a millisecond beside them.
 */
final class RandomHistories {

    private static final long[] SPANS = {
        0,
        50,
        ms(Duration.ofSeconds(60)),
        ms(Duration.ofSeconds(120)),
        ms(Duration.ofMinutes(15)),
        ms(Duration.ofHours(1)),
        ms(Duration.ofHours(24)),
        ms(Duration.ofDays(7))
    };
    private static final List<String> VENDORS = List.of("sysmon", "defender", "security");

    /** How the domain of a host is spelled: tests compare what all orders must agree on. */
    private enum Naming {
        SHORT,
        MIXED,
        TWO_DOMAINS
    }

    private final SplittableRandom random;
    private final HitKind[] kinds;
    private final Naming naming;
    private final boolean exceptions;
    private final List<Fact> facts = new ArrayList<>();

    private RandomHistories(long seed) {
        random = new SplittableRandom(seed);
        kinds =
                switch (random.nextInt(4)) {
                    case 0 -> oneArming();
                    case 1 -> flips();
                    default -> anything();
                };
        int spelling = random.nextInt(10);
        naming = spelling < 6 ? Naming.SHORT : spelling < 9 ? Naming.MIXED : Naming.TWO_DOMAINS;
        exceptions = random.nextInt(5) == 0;
    }

    /** The history of a seed by event time; at one time resets come first and follow-ons last. */
    static List<Fact> of(long seed) {
        RandomHistories history = new RandomHistories(seed);
        int hosts = 1 + Math.max(0, history.random.nextInt(5) - 2);
        int size = 2 + history.random.nextInt(history.random.nextBoolean() ? 5 : 16);
        for (int i = 0; i < size; i++) {
            history.add(history.random.nextInt(hosts));
        }
        return history.facts.stream().sorted(byEventTime()).toList();
    }

    static Comparator<Fact> byEventTime() {
        return Comparator.comparingLong(Fact::millis)
                .thenComparing(f -> f.kind() == DISARMED ? 0 : f.kind().arms() ? 1 : 2)
                .thenComparing(Fact::number);
    }

    private static HitKind[] anything() {
        return new HitKind[] {
            ARMED,
            ARMED,
            ARMED,
            ARMED,
            ARMED_TENTATIVE,
            DISARMED,
            DISARMED,
            AT_JOB,
            AT_RUN,
            AT_RUN,
            TASK_CREATED,
            TASK_CREATED,
            TASK_CREATED,
            TASK_CREATED,
            TASK_KEY,
            TASK_KEY,
            TASK_ID,
            TASK_ID,
            TASK_TOUCHED,
            REBOOTED
        };
    }

    /** Where nothing but the order of a follow-on and its arming can go wrong. */
    private static HitKind[] oneArming() {
        return new HitKind[] {
            AT_JOB, AT_RUN, AT_RUN, TASK_CREATED, TASK_CREATED, TASK_KEY, TASK_ID, TASK_TOUCHED
        };
    }

    /** Switched on and off, and only tasks, which a reset ends. */
    private static HitKind[] flips() {
        return new HitKind[] {
            ARMED,
            ARMED,
            ARMED_TENTATIVE,
            DISARMED,
            DISARMED,
            TASK_CREATED,
            TASK_CREATED,
            TASK_CREATED,
            TASK_KEY,
            TASK_ID
        };
    }

    private void add(int host) {
        int number = facts.size();
        if (number > 0 && random.nextInt(6) == 0) {
            facts.add(copy(facts.get(random.nextInt(number)), number));
            return;
        }
        boolean first = facts.stream().noneMatch(f -> f.host() == host);
        HitKind kind =
                first && random.nextInt(4) > 0
                        ? (random.nextInt(6) == 0 ? ARMED_TENTATIVE : ARMED)
                        : kinds[random.nextInt(kinds.length)];
        facts.add(
                flagged(Fact.of(kind, Duration.ofMillis(time(host, kind))))
                        .from(vendor(), subject(kind), exception())
                        .on(host, domain(), number));
    }

    /** The same fact as another source tells it, or the same source again. */
    private Fact copy(Fact fact, int number) {
        long[] apart = {0, 1, 50, 1500, 59_999, 60_000, 60_001};
        long shift = apart[random.nextInt(apart.length)] * (random.nextInt(3) == 0 ? -1 : 1);
        String domain = naming == Naming.TWO_DOMAINS ? fact.domain() : domain();
        return fact.at(fact.millis() + shift)
                .from(vendor(), fact.subject(), random.nextBoolean() ? fact.exceptedBy() : null)
                .on(fact.host(), domain, number);
    }

    /** Mostly on, or a millisecond beside, a bound seen from a time that is already there. */
    private long time(int host, HitKind kind) {
        if (facts.isEmpty()) {
            return 0;
        }
        long anchor = anchor(host, kind).millis();
        if (random.nextInt(4) == 0) {
            long[] reach = {600_000, 7_200_000, 90_000_000, 700_000_000};
            return anchor + random.nextLong(reach[random.nextInt(reach.length)]);
        }
        long span = SPANS[random.nextInt(SPANS.length)] + random.nextInt(3) - 1;
        return random.nextInt(4) == 0 && span < SPANS[5] ? anchor - span : anchor + span;
    }

    /** For a follow-on mostly an arming or a reset of its host. */
    private Fact anchor(int host, HitKind kind) {
        List<Fact> changes =
                facts.stream()
                        .filter(f -> f.host() == host)
                        .filter(f -> f.kind().arms() || f.kind() == DISARMED)
                        .toList();
        boolean change = kind.followsOn() && !changes.isEmpty() && random.nextInt(4) > 0;
        List<Fact> from = change ? changes : facts;
        return from.get(random.nextInt(from.size()));
    }

    private Fact flagged(Fact fact) {
        int draw = random.nextInt(6);
        return switch (fact.kind()) {
            case AT_RUN -> draw < 2 ? fact.plus(Flag.MASQUERADE) : fact;
            case ARMED_TENTATIVE -> draw < 2 ? fact.plus(Flag.NOT_EFFECTIVE) : fact;
            case TASK_CREATED ->
                    draw == 0
                            ? fact.plus(Flag.REMOTE)
                            : draw == 1 ? fact.plus(Flag.NOT_SCHEDULER) : fact;
            default -> fact;
        };
    }

    private String subject(HitKind kind) {
        return switch (kind) {
            case ARMED -> "1";
            case ARMED_TENTATIVE -> "" + (2 + random.nextInt(2));
            case DISARMED -> "0";
            case AT_JOB -> "\\At" + (1 + random.nextInt(2));
            case AT_RUN -> "" + (4711 + random.nextInt(2));
            case TASK_CREATED, TASK_KEY, TASK_ID, TASK_TOUCHED ->
                    random.nextBoolean() ? "\\X" : "\\Y";
            case REBOOTED -> "";
        };
    }

    private String vendor() {
        return VENDORS.get(random.nextInt(VENDORS.size()));
    }

    private @Nullable String exception() {
        return exceptions && random.nextInt(2) == 0 ? "exc-1" : null;
    }

    private @Nullable String domain() {
        return switch (naming) {
            case SHORT -> null;
            case MIXED -> random.nextBoolean() ? "a.example" : null;
            case TWO_DOMAINS -> random.nextBoolean() ? "a.example" : "b.example";
        };
    }

    private static long ms(Duration duration) {
        return duration.toMillis();
    }
}
