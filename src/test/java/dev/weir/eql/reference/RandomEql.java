package dev.weir.eql.reference;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Random single-event queries, valid by the contract, and events that often nearly match them. What
 * the contract leaves open is kept out, fields without a type too unless asked for.
 */
public final class RandomEql {
    private static final char GAP = RandomOperands.GAP;

    private final Random random;
    private final boolean unknownFields;
    private final RandomEvents events;
    private final RandomOperands operands;
    private final RandomPatterns patterns;
    private Map<String, List<Object>> base;

    /** A generator; equal seeds give equal series. */
    public RandomEql(long seed, boolean unknownFields) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.unknownFields = unknownFields;
        this.events = new RandomEvents(random);
        this.operands = new RandomOperands(random, events);
        this.patterns = new RandomPatterns(random, events);
    }

    /** The next query; more often than not one that holds for the event its literals come from. */
    public String query() {
        String q = candidate();
        for (int tries = random.nextInt(6);
                tries > 0 && !NaiveEql.parse(q).matches(base);
                tries--) {
            q = candidate();
        }
        return q;
    }

    private String candidate() {
        base = events.base();
        operands.base(base);
        List<Object> own = base.getOrDefault("event.category", List.of("file"));
        String category =
                events.pick(
                        (String) own.get(0),
                        (String) own.get(0),
                        events.pick(RandomEvents.CATEGORIES),
                        "any",
                        "any",
                        "any");
        boolean text = events.chance(0.2);
        String q =
                (text ? operands.quote(category) : category)
                        + GAP
                        + "where"
                        + GAP
                        + condition(random.nextInt(5));
        return spaced(q);
    }

    /** An event near the last query. */
    public Map<String, List<Object>> event() {
        return events.near(base, events.pick(0.05, 0.25, 0.4, 0.6));
    }

    private String spaced(String q) {
        double wild = events.pick(0.0, 0.0, 0.3);
        StringBuilder b = new StringBuilder();
        for (char c : q.toCharArray()) {
            if (c != GAP) {
                b.append(c);
            } else if (events.chance(wild)) {
                b.append(
                        events.pick(
                                "\n  ",
                                "\t",
                                "\r\n",
                                " /* \"x\" and ( */ ",
                                " // or \"y\n",
                                "  ",
                                " /**/ "));
            } else {
                b.append(' ');
            }
        }
        return b.toString();
    }

    private String condition(int depth) {
        if (depth <= 0 || events.chance(0.15)) {
            return comparison(random.nextInt(3));
        }
        switch (random.nextInt(6)) {
            case 0:
                return "not" + GAP + wrapped(condition(depth - 1));
            case 1:
                return "("
                        + condition(depth - 1)
                        + ")"
                        + GAP
                        + events.pick("==", "!=")
                        + GAP
                        + events.pick("true", "false", "true", "null");
            default:
                String a = wrapped(condition(depth - 1));
                return a + GAP + events.pick("and", "or") + GAP + wrapped(condition(depth - 1));
        }
    }

    private String wrapped(String c) {
        return events.chance(0.6) ? "(" + c + ")" : c;
    }

    private String comparison(int depth) {
        String not =
                events.chance(0.12)
                        ? "not" + GAP
                        : events.chance(0.03) ? "not" + GAP + "not" + GAP : "";
        return not + positive(depth);
    }

    private String positive(int depth) {
        switch (random.nextInt(unknownFields ? 14 : 13)) {
            case 0:
                return ordered(operands.text(depth), true);
            case 1:
                return list(operands.text(depth), true);
            case 2:
            case 3:
            case 4:
                return pattern(operands.text(depth), events.pick(":", ":", "like", "like~"));
            case 5:
                return pattern(operands.text(depth), events.pick("regex", "regex~"));
            case 6:
                return events.chance(0.3)
                        ? list(operands.whole(depth), false)
                        : ordered(operands.whole(depth), false);
            case 7:
                return ordered(operands.decimal(depth), false);
            case 8:
                return flag();
            case 9:
                return absence(depth);
            case 10:
            case 11:
                String test = operands.test(depth);
                return events.chance(0.15)
                        ? test + GAP + events.pick("==", "!=") + GAP + "true"
                        : test;
            case 12:
                return events.chance(0.5)
                        ? time()
                        : events.pick(
                                "true",
                                "false",
                                "1 < 2",
                                "null == null",
                                "\"a\" == \"A\"",
                                "7 / 2 == 3",
                                "-7 / 2 == -3",
                                "-7 % 3 == -1",
                                "2.0 == 2",
                                "\"aXb\" : \"A?B\"");
            default:
                String f = operands.field(RandomEvents.UNKNOWN);
                return events.chance(0.5)
                        ? ordered(f, events.chance(0.5))
                        : list(f, events.chance(0.5));
        }
    }

    private String absence(int depth) {
        String x =
                events.pick(
                        operands.text(depth),
                        operands.whole(depth),
                        operands.field(RandomEvents.FLAGS));
        boolean turned = events.chance(0.1);
        String op = GAP + events.pick("==", "!=") + GAP;
        return turned ? "null" + op + x : x + op + "null";
    }

    private String flag() {
        String f = operands.field(RandomEvents.FLAGS);
        String not = events.chance(0.3) ? "not" + GAP : "";
        return events.pick(
                f,
                f + GAP + "==" + GAP + "true",
                f + GAP + "==" + GAP + "false",
                f + GAP + "!=" + GAP + "true",
                "true" + GAP + "==" + GAP + f,
                f + GAP + not + "in" + GAP + "(true)",
                f + GAP + "in" + GAP + "(true, false)");
    }

    private String time() {
        String t =
                events.chance(0.5) ? String.valueOf(base.get("@timestamp").get(0)) : events.time();
        t =
                events.pick(
                        t,
                        t.replace(".000", ""),
                        t.replace("Z", "+00:00"),
                        t.replace("T10", "T11").replace("Z", "+01:00"));
        return "@timestamp"
                + GAP
                + events.pick("==", "!=", "<", "<=", ">", ">=")
                + GAP
                + operands.quote(t);
    }

    private String ordered(String operand, boolean text) {
        String op = events.pick("==", "==", "!=", "<", "<=", ">", ">=");
        String literal = text ? operands.quote(nearText(operand)) : number(operand);
        return events.chance(0.12)
                ? literal + GAP + op + GAP + operand
                : operand + GAP + op + GAP + literal;
    }

    private String nearText(String operand) {
        String s = operands.textHint(operand);
        return events.chance(0.2) ? events.flipped(s) : events.chance(0.1) ? events.mutated(s) : s;
    }

    private String number(String operand) {
        Object v = operands.hint(operand);
        if (!(v instanceof Number) || v.equals(Long.MIN_VALUE) || events.chance(0.15)) {
            v = events.pick((Object) 0L, 1L, -1L, 3L, 17L);
        }
        if (v instanceof Long n) {
            long m = n + events.pick(0, 0, 0, 1, -1);
            boolean fits = m != Long.MIN_VALUE && (m > 0) == (n > 0);
            m = fits ? m : n;
            boolean small = Math.abs(m) < 1L << 40;
            return small && events.chance(0.1)
                    ? m + events.pick(".0", ".5", "e0")
                    : String.valueOf(m);
        }
        double d = (Double) v + events.pick(0.0, 0.0, 0.0, 0.5, -1.0);
        return Math.abs(d) < 1e15 ? new BigDecimal(d).toPlainString() : "1e15";
    }

    private String list(String operand, boolean text) {
        StringBuilder b = new StringBuilder();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            String item =
                    text
                            ? operands.quote(nearText(operand))
                            : number(operand).replaceAll("[.e].*", "");
            b.append(b.length() == 0 ? "" : "," + GAP).append(item);
        }
        String op =
                text ? events.pick("in", "in~", "not in", "not in~") : events.pick("in", "not in");
        return operand + GAP + op + GAP + "(" + b + ")";
    }

    private String pattern(String operand, String op) {
        StringBuilder b = new StringBuilder();
        int n = events.chance(0.5) ? 1 : 1 + random.nextInt(3);
        for (int i = 0; i < n; i++) {
            String model = operands.textHint(operand);
            String p =
                    op.startsWith("regex")
                            ? patterns.regex(model, op.endsWith("~"))
                            : patterns.wildcard(model);
            b.append(i == 0 ? "" : "," + GAP).append(operands.quote(p));
        }
        boolean list = n > 1 || events.chance(0.2);
        return operand
                + (op.equals(":") && events.chance(0.2) ? "" : GAP)
                + op
                + GAP
                + (list ? "(" + b + ")" : b);
    }
}
