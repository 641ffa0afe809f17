package dev.weir.eql.reference;

import java.util.ArrayList;
import java.util.List;

/**
 * Reader of Lucene's regular expressions with all optional syntax on. Written from what that
 * language accepts, oddities included: an operator where an atom is due is an ordinary character.
 */
final class LuceneRegex {
    private final String text;
    private final boolean fold;
    private int pos;

    private LuceneRegex(String text, boolean fold) {
        this.text = text;
        this.fold = fold;
    }

    /** Reads a pattern; throws IllegalArgumentException for one that is none. */
    static RegexNode parse(String text, boolean fold) {
        if (text.isEmpty()) {
            return new RegexNode.Text("");
        }
        LuceneRegex r = new LuceneRegex(text, fold);
        RegexNode n = r.union();
        if (r.more()) {
            throw new IllegalArgumentException("unexpected rest at " + r.pos);
        }
        return n;
    }

    private boolean more() {
        return pos < text.length();
    }

    private boolean see(String any) {
        return more() && any.indexOf(text.codePointAt(pos)) >= 0;
    }

    private boolean take(char c) {
        if (more() && text.charAt(pos) == c) {
            pos++;
            return true;
        }
        return false;
    }

    private int next() {
        if (!more()) {
            throw new IllegalArgumentException("unexpected end");
        }
        int c = text.codePointAt(pos);
        pos += Character.charCount(c);
        return c;
    }

    private void need(char c) {
        if (!take(c)) {
            throw new IllegalArgumentException("'" + c + "' expected at " + pos);
        }
    }

    private RegexNode union() {
        List<RegexNode> parts = new ArrayList<>(List.of(intersection()));
        while (take('|')) {
            parts.add(intersection());
        }
        return parts.size() == 1 ? parts.get(0) : new RegexNode.Union(parts);
    }

    private RegexNode intersection() {
        RegexNode n = concatenation();
        while (take('&')) {
            n = new RegexNode.Intersection(n, concatenation());
        }
        return n;
    }

    private RegexNode concatenation() {
        List<RegexNode> parts = new ArrayList<>(List.of(repetition()));
        while (more() && !see(")|&")) {
            parts.add(repetition());
        }
        return parts.size() == 1 ? parts.get(0) : new RegexNode.Concatenation(parts);
    }

    private RegexNode repetition() {
        RegexNode n = complement();
        while (see("?*+{")) {
            if (take('?')) {
                n = new RegexNode.Repeat(n, 0, 1);
            } else if (take('*')) {
                n = new RegexNode.Repeat(n, 0, -1);
            } else if (take('+')) {
                n = new RegexNode.Repeat(n, 1, -1);
            } else {
                need('{');
                String from = number();
                if (from.isEmpty()) {
                    throw new IllegalArgumentException("integer expected at " + pos);
                }
                String to = take(',') ? number() : from;
                need('}');
                n =
                        new RegexNode.Repeat(
                                n,
                                Integer.parseInt(from),
                                to.isEmpty() ? -1 : Integer.parseInt(to));
            }
        }
        return n;
    }

    private String number() {
        int start = pos;
        while (see("0123456789")) {
            pos++;
        }
        return text.substring(start, pos);
    }

    private RegexNode complement() {
        if (take('~')) {
            return new RegexNode.Complement(complement());
        }
        return take('[') ? characterClass() : atom();
    }

    private RegexNode characterClass() {
        boolean negated = take('^');
        List<RegexNode> parts = new ArrayList<>();
        do {
            parts.add(classMember());
        } while (more() && !see("]"));
        need(']');
        RegexNode all = new RegexNode.Union(parts);
        return negated
                ? new RegexNode.Intersection(RegexNode.Span.ANY, new RegexNode.Complement(all))
                : all;
    }

    private RegexNode classMember() {
        RegexNode known = escapeClass();
        if (known != null) {
            return known;
        }
        int c = character();
        if (!take('-')) {
            return single(c);
        }
        if (see("]")) {
            return new RegexNode.Union(List.of(single(c), single('-')));
        }
        int to = character();
        if (c > to) {
            throw new IllegalArgumentException("range backwards before " + pos);
        }
        return new RegexNode.Span(c, to);
    }

    private int character() {
        take('\\');
        return next();
    }

    private RegexNode single(int c) {
        boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        if (!fold || !letter) {
            return new RegexNode.Span(c, c);
        }
        int other = c ^ 32;
        return new RegexNode.Union(
                List.of(new RegexNode.Span(c, c), new RegexNode.Span(other, other)));
    }

    /** A back-slash and what it announces; a letter that announces nothing is refused. */
    private RegexNode escapeClass() {
        if (!more() || text.charAt(pos) != '\\' || pos + 1 == text.length()) {
            return null;
        }
        char c = text.charAt(pos + 1);
        boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        RegexNode of;
        switch (Character.toLowerCase(c)) {
            case 'd':
                of = new RegexNode.Span('0', '9');
                break;
            case 's':
                of = spans(" \t\n\r");
                break;
            case 'w':
                of =
                        new RegexNode.Union(
                                List.of(
                                        new RegexNode.Span('a', 'z'),
                                        new RegexNode.Span('A', 'Z'),
                                        new RegexNode.Span('_', '_'),
                                        new RegexNode.Span('0', '9')));
                break;
            case '\\':
                pos += 2;
                return single('\\');
            default:
                if (letter) {
                    throw new IllegalArgumentException("no class \\" + c);
                }
                return null;
        }
        pos += 2;
        return Character.isUpperCase(c)
                ? new RegexNode.Intersection(RegexNode.Span.ANY, new RegexNode.Complement(of))
                : of;
    }

    private static RegexNode spans(String chars) {
        List<RegexNode> parts = new ArrayList<>();
        chars.chars().forEach(c -> parts.add(new RegexNode.Span(c, c)));
        return new RegexNode.Union(parts);
    }

    private RegexNode atom() {
        if (take('.')) {
            return RegexNode.Span.ANY;
        } else if (take('#')) {
            return new RegexNode.Union(List.of());
        } else if (take('@')) {
            return new RegexNode.Repeat(RegexNode.Span.ANY, 0, -1);
        } else if (take('"')) {
            return quoted();
        } else if (take('(')) {
            if (take(')')) {
                return new RegexNode.Text("");
            }
            RegexNode n = union();
            need(')');
            return n;
        } else if (take('<')) {
            return interval();
        }
        RegexNode known = escapeClass();
        return known != null ? known : single(character());
    }

    private RegexNode quoted() {
        List<RegexNode> parts = new ArrayList<>();
        while (more() && !see("\"")) {
            parts.add(single(next()));
        }
        need('"');
        return parts.isEmpty() ? new RegexNode.Text("") : new RegexNode.Concatenation(parts);
    }

    private RegexNode interval() {
        int end = text.indexOf('>', pos);
        if (end < 0) {
            throw new IllegalArgumentException("'>' expected");
        }
        String[] ends = text.substring(pos, end).split("-", -1);
        pos = end + 1;
        if (ends.length != 2) {
            throw new IllegalArgumentException("no interval, and there are no named automata");
        }
        int a = Integer.parseInt(ends[0]);
        int b = Integer.parseInt(ends[1]);
        int digits = ends[0].length() == ends[1].length() ? ends[0].length() : 0;
        return new RegexNode.Interval(Math.min(a, b), Math.max(a, b), digits);
    }
}
