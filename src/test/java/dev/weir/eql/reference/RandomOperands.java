package dev.weir.eql.reference;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random operands as query text. The character {@link #GAP} stands where white space may be. */
final class RandomOperands {
    /** Placeholder for white space, a line end or a comment. */
    static final char GAP = '\u0001';

    private final Random random;
    private final RandomEvents pool;
    private Map<String, List<Object>> base;

    RandomOperands(Random random, RandomEvents pool) {
        this.random = random;
        this.pool = pool;
    }

    void base(Map<String, List<Object>> event) {
        base = event;
    }

    /** A value that the operand has in the base event, or null. */
    Object hint(String operand) {
        List<Object> v = NaiveEql.valuesOf(operand.replace(GAP, ' '), base);
        return v.isEmpty() ? null : pool.pick(v);
    }

    /**
     * A text that the operand has in the base event, or one of the pool; never with half a
     * surrogate pair.
     */
    String textHint(String operand) {
        Object v = hint(operand);
        String s = v == null || pool.chance(0.15) ? pool.text() : String.valueOf(v);
        boolean broken = s.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
        return broken || s.length() > 400 ? pool.text() : s;
    }

    /** A string literal in one of its spellings. */
    String quote(String s) {
        boolean raw =
                s.indexOf('\n') < 0
                        && s.indexOf('\r') < 0
                        && !s.contains("\"\"\"")
                        && !s.endsWith("\"");
        if (raw && pool.chance(0.4)) {
            return "\"\"\"" + s + "\"\"\"";
        }
        StringBuilder b = new StringBuilder("\"");
        s.codePoints()
                .forEach(
                        c -> {
                            int i = "\n\r\t\b\f\"\\".indexOf(c);
                            if (i >= 0) {
                                b.append('\\').append("nrtbf\"\\".charAt(i));
                            } else if (c == '\'' && pool.chance(0.5)) {
                                b.append("\\'");
                            } else if (c < ' ' || pool.chance(0.02)) {
                                b.append("\\u{")
                                        .append(
                                                String.format(
                                                        pool.pick("%04x", "%04X", "%x", "%06x"), c))
                                        .append('}');
                            } else {
                                b.appendCodePoint(c);
                            }
                        });
        return b.append('"').toString();
    }

    /** A field, at times optional or with back-ticks. */
    String field(List<String> from) {
        String f = pool.pick(from);
        if (pool.chance(0.06)) {
            f = "`" + f.replace(".", "`.`") + "`";
        } else if (pool.chance(0.04)) {
            f = f.replaceFirst("\\.", ".`") + "`";
            f = f.indexOf('`') == f.length() - 1 ? f.substring(0, f.length() - 1) : f;
        }
        return pool.chance(0.15) ? "?" + f : f;
    }

    private String function(String name, boolean fold, String... args) {
        String n = pool.chance(0.08) ? pool.flipped(name) : name;
        return n + (fold ? "~" : "") + "(" + String.join("," + GAP, args) + ")";
    }

    private String part(String operand) {
        String s = textHint(operand);
        int n = s.codePointCount(0, s.length());
        int a = s.offsetByCodePoints(0, random.nextInt(n + 1));
        int b = s.offsetByCodePoints(0, random.nextInt(n + 1));
        String p = s.substring(Math.min(a, b), Math.max(a, b));
        p = p.length() > 4 && pool.chance(0.5) ? p.substring(0, p.offsetByCodePoints(0, 2)) : p;
        return pool.chance(0.25) ? pool.flipped(p) : p;
    }

    /** An operand that is text. */
    String text(int depth) {
        if (depth <= 0 || pool.chance(0.55)) {
            return field(pool.chance(0.1) ? RandomEvents.ADDRESSES : RandomEvents.PLAIN);
        }
        String inner = text(depth - 1);
        switch (random.nextInt(5)) {
            case 0:
                return function("string", false, whole(depth - 1));
            case 1:
                String more =
                        pool.pick(
                                quote("|"),
                                text(depth - 1),
                                whole(0),
                                "true",
                                "17",
                                field(RandomEvents.FLAGS));
                return pool.chance(0.5)
                        ? function("concat", false, inner, quote("|"), more)
                        : function("concat", false, inner, more);
            case 2:
                String from = index();
                return pool.chance(0.5)
                        ? function("substring", false, inner, from)
                        : function("substring", false, inner, from, index());
            case 3:
                String left = quote(part(inner));
                String right = quote(part(inner));
                boolean fold = pool.chance(0.4);
                return pool.chance(0.5)
                        ? function("between", fold, inner, left, right)
                        : function("between", fold, inner, left, right, pool.pick("true", "false"));
            default:
                return inner;
        }
    }

    private String index() {
        return pool.chance(0.1)
                ? field(RandomEvents.WHOLE)
                : pool.pick("0", "1", "2", "3", "5", "99", "-1", "-3", "-99", "1 + 1");
    }

    /** A boolean function. */
    String test(int depth) {
        if (pool.chance(0.2)) {
            StringBuilder nets = new StringBuilder();
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                nets.append(",")
                        .append(GAP)
                        .append(
                                quote(
                                        pool.pick(
                                                "10.0.0.0/8",
                                                "10.1.2.3/32",
                                                "8.8.8.8/31",
                                                "192.168.77.1/16",
                                                "0.0.0.0/0",
                                                "::1/128",
                                                "fe80::/10",
                                                "2001:db8::/32",
                                                "2001:DB8:0:0:1::/80",
                                                "10.1.2.128/25")));
            }
            return function("cidrMatch", false, field(RandomEvents.ADDRESSES) + nets);
        }
        String s = text(depth);
        String t = part(s);
        String name = pool.pick("startsWith", "endsWith", "stringContains");
        String whole = textHint(s);
        if (pool.chance(0.5) && !whole.isEmpty()) {
            int at =
                    whole.offsetByCodePoints(
                            0, random.nextInt(whole.codePointCount(0, whole.length())));
            t =
                    name.equals("endsWith")
                            ? whole.substring(at)
                            : name.equals("startsWith") ? whole.substring(0, at) : t;
            t = pool.chance(0.3) ? pool.flipped(t) : t;
        }
        String second = pool.chance(0.15) ? text(depth - 1) : quote(t);
        return function(name, pool.chance(0.45), s, second);
    }

    /** An operand that is a whole number, or missing. */
    String whole(int depth) {
        if (depth <= 0 || pool.chance(0.4)) {
            return field(pool.chance(0.25) ? RandomEvents.HUGE : RandomEvents.WHOLE);
        }
        String s = text(depth - 1);
        switch (random.nextInt(6)) {
            case 0:
                return function("length", false, s);
            case 1:
                String t = part(s);
                boolean start = pool.chance(0.3) && !t.isEmpty();
                boolean fold = pool.chance(0.4);
                return start
                        ? function("indexOf", fold, s, quote(t), pool.pick("0", "1", "2"))
                        : function("indexOf", fold, s, quote(t));
            case 2:
                return "-" + field(RandomEvents.WHOLE);
            default:
                return calculation(
                        whole(depth - 1), pool.chance(0.6) ? constant() : whole(depth - 1));
        }
    }

    private String constant() {
        return pool.pick(
                "0",
                "1",
                "2",
                "3",
                "7",
                "-1",
                "-2",
                "100",
                "9223372036854775807",
                "4611686018427387904");
    }

    private String calculation(String a, String b) {
        int op = random.nextInt(5);
        if (pool.chance(0.4)) {
            return function(
                    List.of("add", "subtract", "multiply", "divide", "modulo").get(op),
                    false,
                    a,
                    b);
        }
        String text = a + GAP + "+-*/%".charAt(op) + GAP + b;
        return pool.chance(0.5) ? "(" + text + ")" : text;
    }

    /** An operand that may be a decimal; its whole parts are small. */
    String decimal(int depth) {
        if (depth <= 0 || pool.chance(0.3)) {
            return field(pool.chance(0.5) ? RandomEvents.DECIMAL : RandomEvents.WHOLE);
        }
        switch (random.nextInt(5)) {
            case 0:
                return function(
                        "number", false, field(List.of("process.args", "process.parent.args")));
            case 1:
                return function(
                        "number", false, field(List.of("process.args")), pool.pick("16", "8", "2"));
            case 2:
                return "-" + field(RandomEvents.DECIMAL);
            default:
                String second =
                        pool.chance(0.6)
                                ? pool.pick("0.5", "2", "1.25", "0.0", "0", "-3", "1e1", "2.5E-1")
                                : decimal(depth - 1);
                return calculation(decimal(depth - 1), second);
        }
    }
}
