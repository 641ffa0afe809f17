package dev.weir.eql.reference;

import java.util.List;

/** Settles the kinds of the fields and refuses what the contract refuses when a rule is read. */
final class TypeCheck {
    private TypeCheck() {}

    /** Requires a condition. */
    static void condition(Node n) {
        require(n, Kind.BOOLEAN);
    }

    /** The kind of an expression; a lone unknown field stays ANY. */
    static Kind kindOf(Node n) {
        if (n instanceof Node.Literal l) {
            return ofValue(l.value());
        } else if (n instanceof Node.Field f) {
            return f.kind;
        } else if (n instanceof Node.Call c) {
            return Functions.check(c);
        } else if (n instanceof Node.Minus m) {
            require(m.inner(), Kind.NUMBER);
            return Kind.NUMBER;
        } else if (n instanceof Node.Arithmetic a) {
            require(a.left(), Kind.NUMBER);
            require(a.right(), Kind.NUMBER);
            return Kind.NUMBER;
        } else if (n instanceof Node.Not x) {
            condition(x.inner());
        } else if (n instanceof Node.Both b) {
            condition(b.left());
            condition(b.right());
        } else if (n instanceof Node.Compare c) {
            compare(c);
        } else if (n instanceof Node.In i) {
            in(i);
        } else if (n instanceof Node.Match m) {
            match(m);
        }
        return Kind.BOOLEAN;
    }

    private static Kind ofValue(Object v) {
        if (v == null) {
            return Kind.NULL;
        }
        return v instanceof String ? Kind.TEXT : v instanceof Boolean ? Kind.BOOLEAN : Kind.NUMBER;
    }

    /** Requires a kind, and gives it to a field that has none. */
    static void require(Node n, Kind wanted) {
        Kind k = kindOf(n);
        if (k == Kind.ANY) {
            ((Node.Field) n).kind = wanted;
        } else if (k != wanted) {
            throw new Refused("expected " + wanted + " but this is " + k, n.at());
        }
    }

    private static void compare(Node.Compare c) {
        Kind l = kindOf(c.left());
        Kind r = kindOf(c.right());
        boolean ordered = c.op().startsWith("<") || c.op().startsWith(">");
        if (Node.hasField(c.left()) && Node.hasField(c.right())) {
            throw new Refused("a field on both sides of a comparison", c.at());
        }
        if (l == Kind.NULL || r == Kind.NULL) {
            if (ordered) {
                throw new Refused("null has no order", c.at());
            }
            return;
        }
        meet(c.left(), l, c.right(), r);
        if (ordered && kindOf(c.left()) == Kind.BOOLEAN) {
            throw new Refused("booleans have no order", c.at());
        }
    }

    /** Makes two kinds meet: equal ones, an untyped field with any, an instant with ISO text. */
    private static void meet(Node left, Kind l, Node right, Kind r) {
        if (l == Kind.ANY) {
            ((Node.Field) left).kind = r;
        } else if (r == Kind.ANY) {
            ((Node.Field) right).kind = l;
        } else if (l == Kind.INSTANT && r == Kind.TEXT) {
            iso(right);
        } else if (r == Kind.INSTANT && l == Kind.TEXT) {
            iso(left);
        } else if (l != r) {
            throw new Refused(l + " does not compare with " + r, right.at());
        }
    }

    private static void iso(Node n) {
        if (n instanceof Node.Literal l && Values.instant(l.value()) == null) {
            throw new Refused("no ISO time", l.at());
        }
    }

    private static void in(Node.In in) {
        Kind left = kindOf(in.left());
        Kind first = null;
        for (Node item : in.list()) {
            if (Node.hasField(item)) {
                throw new Refused("a field in a list", item.at());
            }
            Kind k = kindOf(item);
            if (k == Kind.NULL) {
                throw new Refused("null in a list", item.at());
            }
            if (first != null && first != k) {
                throw new Refused("a list of mixed types", item.at());
            }
            first = k;
        }
        if (left == Kind.NULL) {
            throw new Refused("null has no place before in", in.at());
        }
        for (Node item : in.list()) {
            meet(in.left(), left, item, first);
        }
    }

    private static void match(Node.Match m) {
        require(m.left(), Kind.TEXT);
        for (Node p : m.patterns()) {
            if (!(p instanceof Node.Literal l && l.value() instanceof String)) {
                throw new Refused("a pattern must be a string", p.at());
            }
            if (m.op().startsWith("regex")) {
                regex((Node.Literal) p, m.op().endsWith("~"));
            }
        }
    }

    private static void regex(Node.Literal p, boolean fold) {
        try {
            LuceneRegex.parse((String) p.value(), fold);
        } catch (IllegalArgumentException e) {
            throw new Refused("bad regular expression: " + e.getMessage(), p.at());
        }
    }

    /** Kinds of the arguments of a call, in order. */
    static void arguments(Node.Call c, List<Kind> kinds) {
        for (int i = 0; i < c.args().size(); i++) {
            Node arg = c.args().get(i);
            Kind wanted = kinds.get(Math.min(i, kinds.size() - 1));
            if (wanted == Kind.ANY) {
                if (kindOf(arg) == Kind.NULL) {
                    throw new Refused("null is no argument", arg.at());
                }
            } else {
                require(arg, wanted);
            }
        }
    }
}
