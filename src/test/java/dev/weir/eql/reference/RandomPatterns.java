package dev.weir.eql.reference;

import java.util.Random;

/** Random wildcard patterns and regular expressions that match, or nearly match, a model text. */
final class RandomPatterns {
    private final Random random;
    private final RandomEvents pool;
    private String nothing = "()";

    RandomPatterns(Random random, RandomEvents pool) {
        this.random = random;
        this.pool = pool;
    }

    private int cut(String s) {
        return s.offsetByCodePoints(0, random.nextInt(s.codePointCount(0, s.length()) + 1));
    }

    /** A wildcard pattern. */
    String wildcard(String model) {
        String s =
                pool.chance(0.3)
                        ? pool.flipped(model)
                        : pool.chance(0.1) ? pool.mutated(model) : model;
        for (int n = random.nextInt(4); n > 0; n--) {
            int a = cut(s);
            int b = cut(s);
            String head = s.substring(0, Math.min(a, b));
            String tail = s.substring(Math.max(a, b));
            if (pool.chance(0.5)) {
                s = head + pool.pick("*", "*", "**", "*?") + tail;
            } else if (a < s.length()) {
                s =
                        s.substring(0, a)
                                + "?"
                                + s.substring(a + Character.charCount(s.codePointAt(a)));
            }
        }
        return s;
    }

    /**
     * A regular expression: mostly after the model, sometimes free.
     *
     * @param caseless without an empty part, which Lucene lets match nothing when it ignores case;
     *     nor is an intersection repeated, which might be empty, and Lucene then matches nothing
     *     either
     */
    String regex(String model, boolean caseless) {
        nothing = caseless ? "a?" : "()";
        if (model.isEmpty() && pool.chance(0.3)) {
            return caseless ? nothing : "";
        }
        if (pool.chance(0.25)) {
            return free(3);
        }
        String m = pool.chance(0.25) ? pool.flipped(model) : model;
        String r = after(m, 2);
        switch (random.nextInt(12)) {
            case 0:
                return "(" + r + ")&(" + after(m, 1) + ")";
            case 1:
                return r + "&~(" + quoted(pool.text()) + ")";
            case 2:
                return "~(" + after(pool.text(), 1) + ")";
            case 3:
                return "(" + r + "|" + after(pool.text(), 1) + ")";
            case 4:
                return r + "|" + after(pool.text(), 1);
            case 5:
                return "~(~(" + r + "))";
            case 6:
                return "(" + r + "){1,2}";
            default:
                return r;
        }
    }

    private String after(String model, int splits) {
        if (splits > 0 && model.codePointCount(0, model.length()) > 1 && pool.chance(0.9)) {
            int at = cut(model);
            return after(model.substring(0, at), splits - 1)
                    + after(model.substring(at), splits - 1);
        }
        if (model.isEmpty()) {
            return pool.pick(nothing, nothing, "a?", ".{0,1}", "(x|" + nothing + ")", "@");
        }
        if (model.matches("[0-9]{1,6}") && pool.chance(0.5)) {
            int n = Integer.parseInt(model);
            int low = Math.max(0, n - random.nextInt(3));
            return "<" + low + "-" + (n + random.nextInt(20)) + ">";
        }
        switch (random.nextInt(8)) {
            case 0:
                return pool.pick(".*", "@", ".+", ".{1,}");
            case 1:
                return ".{" + model.codePointCount(0, model.length()) + "}";
            case 2:
                return model.indexOf('"') < 0 ? "\"" + model + "\"" : quoted(model);
            case 3:
                return classes(model);
            case 4:
                return "("
                        + quoted(model)
                        + ")"
                        + pool.pick("?", "*", "+", "{1}", "{1,3}", "{0,1}");
            default:
                return quoted(model);
        }
    }

    private String quoted(String s) {
        StringBuilder b = new StringBuilder();
        s.codePoints()
                .forEach(
                        c -> {
                            boolean safe =
                                    Character.isLetterOrDigit(c) || c > 127 || c < ' ' || c == ' ';
                            b.append(safe ? "" : "\\").appendCodePoint(c);
                        });
        return b.length() == 0 ? nothing : b.toString();
    }

    /** One class for each code point. */
    private String classes(String s) {
        StringBuilder b = new StringBuilder();
        s.codePoints()
                .forEach(
                        c -> {
                            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
                            boolean digit = c >= '0' && c <= '9';
                            if (letter) {
                                b.append(
                                        pool.pick(
                                                "\\w",
                                                "\\D",
                                                "\\S",
                                                "[a-z]",
                                                "[A-Za-z]",
                                                "[" + (char) c + "x]",
                                                "[^\\s]",
                                                "."));
                            } else if (digit) {
                                b.append(
                                        pool.pick(
                                                "\\d", "[0-9]", "[^a-f]", "\\w", "[\\d_]",
                                                "<0-9>"));
                            } else if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
                                b.append(pool.pick("\\s", "[\\s]", "\\W", "\\D", "[^\\S]"));
                            } else {
                                b.append(pool.pick("\\W", "[^a]", ".", "[^a-z0-9]", "\\S"));
                            }
                        });
        return b.toString();
    }

    /** An expression over few characters. */
    private String free(int depth) {
        if (depth == 0 || pool.chance(0.15)) {
            return pool.pick(
                    "a", "b", "A", "B", "0", "1", " ", ".", "@", "#", nothing, "[ab]", "[^a]",
                    "[a-b]", "[^0-9A]", "\\d", "\\w", "\\W", "\\s", "\"ab\"", "<0-10>", "<00-11>",
                    "\\-", "_", "[_-]");
        }
        switch (random.nextInt(7)) {
            case 0:
                return "(" + free(depth - 1) + "|" + free(depth - 1) + ")";
            case 1:
                return "(" + free(depth - 1) + "&" + free(depth - 1) + ")";
            case 2:
                return "~(" + free(depth - 1) + ")";
            case 3:
                return "("
                        + something()
                        + ")"
                        + pool.pick("*", "+", "?", "{2}", "{1,}", "{0,2}", "{0}");
            case 4:
                return "~" + pool.pick("a", "b", "[ab]") + pool.pick("", "?") + free(depth - 1);
            default:
                return free(depth - 1) + free(depth - 1);
        }
    }

    private String something() {
        return pool.pick(
                "a", "b", "A", "0", " ", ".", "@", "[ab]", "[^a]", "\\d", "\\W", "\"ab\"",
                "<0-10>");
    }
}
