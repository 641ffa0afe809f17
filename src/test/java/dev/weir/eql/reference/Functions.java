package dev.weir.eql.reference;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The functions: their signatures, and what they give for one value of each argument. */
final class Functions {
    private record Signature(int min, int max, Kind result, List<Kind> params) {}

    private static final Set<String> FOLDING =
            Set.of("between", "endsWith", "indexOf", "startsWith", "stringContains");
    private static final Map<String, String> SPELLING =
            Map.of(
                    "endswith",
                    "endsWith",
                    "indexof",
                    "indexOf",
                    "startswith",
                    "startsWith",
                    "stringcontains",
                    "stringContains",
                    "cidrmatch",
                    "cidrMatch");
    private static final Map<String, Character> ARITHMETIC =
            Map.of("add", '+', "subtract", '-', "multiply", '*', "divide", '/', "modulo", '%');
    private static final Kind T = Kind.TEXT;
    private static final Kind N = Kind.NUMBER;
    private static final Kind B = Kind.BOOLEAN;
    private static final Map<String, Signature> TABLE =
            Map.of(
                    "between", new Signature(3, 4, T, List.of(T, T, T, B)),
                    "cidrMatch", new Signature(2, Integer.MAX_VALUE, B, List.of(T)),
                    "concat", new Signature(1, Integer.MAX_VALUE, T, List.of(Kind.ANY)),
                    "endsWith", new Signature(2, 2, B, List.of(T)),
                    "indexOf", new Signature(2, 3, N, List.of(T, T, N)),
                    "length", new Signature(1, 1, N, List.of(T)),
                    "number", new Signature(1, 2, N, List.of(T, N)),
                    "startsWith", new Signature(2, 2, B, List.of(T)),
                    "string", new Signature(1, 1, T, List.of(Kind.ANY)),
                    "stringContains", new Signature(2, 2, B, List.of(T)));
    private static final Signature SUBSTRING = new Signature(2, 3, T, List.of(T, N, N));
    private static final Signature CALCULATION = new Signature(2, 2, N, List.of(N));

    private Functions() {}

    private static String spelled(String lower) {
        return SPELLING.getOrDefault(lower, lower);
    }

    private static Signature signature(String name) {
        return name.equals("substring")
                ? SUBSTRING
                : ARITHMETIC.containsKey(name) ? CALCULATION : TABLE.get(name);
    }

    /** Checks name, number and kinds of the arguments. */
    static Kind check(Node.Call c) {
        String name = spelled(c.name());
        Signature s = signature(name);
        if (s == null) {
            throw new Refused("unknown function " + c.name(), c.at());
        }
        if (c.fold() && !FOLDING.contains(name)) {
            throw new Refused(name + " has no form with ~", c.at());
        }
        if (c.args().size() < s.min() || c.args().size() > s.max()) {
            throw new Refused("wrong number of arguments for " + name, c.at());
        }
        TypeCheck.arguments(c, s.params());
        for (int i = 1; i < c.args().size(); i++) {
            Node arg = c.args().get(i);
            Object v = arg instanceof Node.Literal l ? l.value() : null;
            if (name.equals("cidrMatch")
                    && (!(v instanceof String) || Cidr.net((String) v) == null)) {
                throw new Refused("expected a literal net", arg.at());
            }
            if (s.result() != N && v instanceof Double
                    || name.equals("indexOf") && v instanceof Double) {
                throw new Refused("expected a whole number", arg.at());
            }
        }
        return s.result();
    }

    /** The result for one combination of values; null is missing. */
    static Object apply(String lower, boolean fold, List<Object> args) {
        String name = spelled(lower);
        if (ARITHMETIC.containsKey(name)) {
            return Values.calculate(ARITHMETIC.get(name), args.get(0), args.get(1));
        }
        Object a = args.get(0);
        switch (name) {
            case "concat":
                StringBuilder all = new StringBuilder();
                args.forEach(x -> all.append(Values.text(x)));
                return all.toString();
            case "string":
                return Values.text(a);
            case "length":
                return (long) ((String) a).length();
            case "number":
                return args.size() == 1
                        ? NumberText.read((String) a, 0L)
                        : NumberText.read((String) a, args.get(1));
            case "substring":
                return substring((String) a, args);
            case "cidrMatch":
                return args.stream()
                        .skip(1)
                        .anyMatch(net -> Cidr.contains((String) net, (String) a));
            default:
                break;
        }
        String s = fold ? Values.fold((String) a) : (String) a;
        String t = fold ? Values.fold((String) args.get(1)) : (String) args.get(1);
        switch (name) {
            case "startsWith":
                return s.startsWith(t);
            case "endsWith":
                return s.endsWith(t);
            case "stringContains":
                return s.contains(t);
            case "indexOf":
                return indexOf(s, t, args.size() < 3 ? 0L : args.get(2));
            case "between":
                String right = fold ? Values.fold((String) args.get(2)) : (String) args.get(2);
                return between((String) a, s, t, right, args.size() > 3 && (Boolean) args.get(3));
            default:
                throw new IllegalStateException(name);
        }
    }

    private static Object indexOf(String s, String t, Object start) {
        if (!(start instanceof Long from)) {
            return null;
        }
        int found = s.indexOf(t, (int) Math.max(0, Math.min(from, s.length())));
        boolean past = from > s.length();
        return found < 0 || past ? null : (Object) (long) found;
    }

    private static Object substring(String s, List<Object> args) {
        Object to = args.size() < 3 ? (Long) (long) s.length() : args.get(2);
        if (!(args.get(1) instanceof Long) || !(to instanceof Long)) {
            return null;
        }
        int f = clamp((Long) args.get(1), s.length());
        int t = clamp((Long) to, s.length());
        return t <= f ? "" : s.substring(f, t);
    }

    private static int clamp(long i, int length) {
        long x = i < 0 ? i + length : i;
        return (int) Math.max(0, Math.min(x, length));
    }

    private static String between(
            String original, String s, String left, String right, boolean greedy) {
        int l = s.indexOf(left);
        if (l < 0) {
            return "";
        }
        int from = l + left.length();
        int to = greedy ? s.lastIndexOf(right) : s.indexOf(right, from);
        return to < from ? "" : original.substring(from, to);
    }
}
