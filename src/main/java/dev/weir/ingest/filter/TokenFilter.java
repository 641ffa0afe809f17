package dev.weir.ingest.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Tells from the bytes of a record whether it can matter: whether its text may contain one of the
 * tokens, ASCII case ignored. Never says no to a record that contains one, however its JSON is
 * spelled; may say yes to one that does not. Immutable, and allocates nothing per record.
 *
 * <p>With JDK 25, and where the JVM was started with {@code --add-modules} {@value
 * VectorScan#MODULE}, the processor's vectors do the work in less than half the time.
 */
public final class TokenFilter {
    /**
     * What some writers escape wherever it stands. A record with such an escape need not matter:
     * for a token with one such character its escape is a spelling of its own.
     */
    private static final Pattern ESCAPED_BY_HABIT = Pattern.compile("[\"'<>&=+`]");

    /** Of 17 and 25 the one whose compiler keeps all of {@link VectorScan} in registers. */
    private static final int JAVA_WITH_VECTORS = 25;

    private final Scan scan;

    /**
     * @param tokens parts of decoded text that matter: lower-case ASCII, see {@link TokenPattern}
     * @throws IllegalArgumentException for a token that is not so
     */
    public TokenFilter(List<String> tokens) {
        this(tokens, hasVectors() ? VectorScan::new : TripleScan::new);
    }

    TokenFilter(List<String> tokens, Function<List<BytePattern>, Scan> scan) {
        List<BytePattern> patterns = new ArrayList<>();
        StringBuilder hiding = new StringBuilder();
        for (String token : tokens) {
            patterns.add(new TokenPattern(token));
            hiding.append(ESCAPED_BY_HABIT.matcher(token).replaceFirst(""));
            if (ESCAPED_BY_HABIT.matcher(token).find()) {
                patterns.add(new TokenPattern(escaped(token)));
            }
        }
        patterns.add(new EscapePattern(hiding.toString()));
        this.scan = scan.apply(patterns);
    }

    /** Whether this JVM and its processor have what the faster way needs. */
    public static boolean hasVectors() {
        return Runtime.version().feature() >= JAVA_WITH_VECTORS
                && ModuleLayer.boot().findModule(VectorScan.MODULE).isPresent()
                && VectorScan.isFast();
    }

    /**
     * Whether the record may contain a token. Also true for what cannot be judged by its bytes:
     * nothing at all, and what is not text in UTF-8 (compressed, another encoding, led by a byte
     * order mark).
     */
    public boolean mayMatter(byte[] bytes, int offset, int length) {
        int end = offset + length;
        if (length < 2 || !isText(bytes[offset]) || !isText(bytes[offset + 1])) {
            return true;
        }
        return switch (scan.scan(bytes, offset, end)) {
            case PATTERN -> true;
            case NOT_ASCII -> !Utf8.isValid(bytes, offset, end);
            case NOTHING -> false;
        };
    }

    private static String escaped(String token) {
        return ESCAPED_BY_HABIT
                .matcher(token)
                .replaceFirst(mark -> String.format("\\\\u%04x", (int) mark.group().charAt(0)));
    }

    /** Printable ASCII or white space: JSON in UTF-8, or another text whose tokens are as plain. */
    private static boolean isText(byte b) {
        return b >= ' ' && b < 0x7f || b == '\n' || b == '\r' || b == '\t';
    }
}
