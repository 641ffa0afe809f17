package dev.weir.eql.reference;

/** The patterns of {@code :} and {@code like}: any run and any one code point. */
final class Wildcard {
    private Wildcard() {}

    static boolean matches(String pattern, String text, boolean fold) {
        int[] p = (fold ? Values.fold(pattern) : pattern).codePoints().toArray();
        int[] t = (fold ? Values.fold(text) : text).codePoints().toArray();
        boolean[] reached = new boolean[t.length + 1];
        reached[0] = true;
        for (int c : p) {
            boolean[] after = new boolean[t.length + 1];
            for (int i = 0; i <= t.length; i++) {
                if (c == '*') {
                    after[i] = reached[i] || i > 0 && after[i - 1];
                } else {
                    after[i] = i > 0 && reached[i - 1] && (c == '?' || c == t[i - 1]);
                }
            }
            reached = after;
        }
        return reached[t.length];
    }
}
