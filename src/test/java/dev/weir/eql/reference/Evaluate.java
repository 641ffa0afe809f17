package dev.weir.eql.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Interprets a checked parse tree against one event: every expression gives a list of values. */
final class Evaluate {
    private final Map<String, List<Object>> event;

    Evaluate(Map<String, List<Object>> event) {
        this.event = event;
    }

    /** Whether a condition holds. */
    boolean holds(Node n) {
        return values(n).contains(Boolean.TRUE);
    }

    /** All values of an expression, none when it is missing. */
    List<Object> values(Node n) {
        if (n instanceof Node.Literal l) {
            return l.value() == null ? List.of() : List.of(l.value());
        } else if (n instanceof Node.Field f) {
            return field(f.name, f.kind);
        } else if (n instanceof Node.Minus m) {
            return minus(values(m.inner()));
        } else if (n instanceof Node.Arithmetic a) {
            List<Object> out = new ArrayList<>();
            for (Object x : values(a.left())) {
                for (Object y : values(a.right())) {
                    addPresent(out, Values.calculate(a.op(), x, y));
                }
            }
            return out;
        } else if (n instanceof Node.Call c) {
            List<Object> out = new ArrayList<>();
            combinations(c, new ArrayList<>(), out);
            return out;
        }
        return List.of(condition(n));
    }

    private boolean condition(Node n) {
        if (n instanceof Node.Not x) {
            return !holds(x.inner());
        } else if (n instanceof Node.Both b) {
            boolean l = holds(b.left());
            boolean r = holds(b.right());
            return b.and() ? l && r : l || r;
        } else if (n instanceof Node.Compare c) {
            return c.op().equals("!=")
                    ? !compare("==", c.left(), c.right())
                    : compare(c.op(), c.left(), c.right());
        } else if (n instanceof Node.In i) {
            return i.negated() != in(i);
        }
        return match((Node.Match) n);
    }

    private boolean compare(String op, Node left, Node right) {
        List<Object> l = values(left);
        List<Object> r = values(right);
        if (isNull(left) || isNull(right)) {
            return l.isEmpty() && r.isEmpty();
        }
        for (Object x : l) {
            for (Object y : r) {
                if (one(op, x, y)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isNull(Node n) {
        return n instanceof Node.Literal l && l.value() == null;
    }

    private static boolean one(String op, Object x, Object y) {
        if (op.equals("==")) {
            return Values.equal(x, y, false);
        }
        Integer c = Values.compare(x, y);
        if (c == null) {
            return false;
        }
        return op.equals("<") ? c < 0 : op.equals("<=") ? c <= 0 : op.equals(">") ? c > 0 : c >= 0;
    }

    private boolean in(Node.In in) {
        for (Object x : values(in.left())) {
            for (Node item : in.list()) {
                for (Object y : values(item)) {
                    if (Values.equal(x, y, in.fold())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean match(Node.Match m) {
        boolean fold = m.op().equals(":") || m.op().endsWith("~");
        for (Object x : values(m.left())) {
            for (Node p : m.patterns()) {
                String pattern = (String) ((Node.Literal) p).value();
                boolean hit =
                        m.op().startsWith("regex")
                                ? RegexNode.matches(LuceneRegex.parse(pattern, fold), (String) x)
                                : Wildcard.matches(pattern, (String) x, fold);
                if (hit) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<Object> field(String name, Kind kind) {
        List<Object> out = new ArrayList<>();
        for (Object v : event.getOrDefault(name, List.of())) {
            addPresent(out, Values.convert(v, kind));
        }
        return out;
    }

    private static List<Object> minus(List<Object> in) {
        List<Object> out = new ArrayList<>();
        for (Object v : in) {
            addPresent(
                    out,
                    v instanceof Long l ? Values.calculate('-', 0L, l) : (Object) (-(Double) v));
        }
        return out;
    }

    private void combinations(Node.Call c, List<Object> chosen, List<Object> out) {
        if (chosen.size() == c.args().size()) {
            addPresent(out, Functions.apply(c.name(), c.fold(), List.copyOf(chosen)));
            return;
        }
        for (Object v : values(c.args().get(chosen.size()))) {
            chosen.add(v);
            combinations(c, chosen, out);
            chosen.remove(chosen.size() - 1);
        }
    }

    private static void addPresent(List<Object> out, Object v) {
        if (v != null) {
            out.add(v);
        }
    }
}
