package dev.weir.event;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a host's name that events of different sources can share.
 *
 * @param label the lower-case label before the first dot, or the whole address
 * @param domain the lower-case rest; null when there is none
 */
public record HostName(String label, @Nullable String domain) {

    /** What sources write for a host that they do not know. */
    private static final Set<String> UNKNOWN = Set.of("-", "null", "(null)", "n/a");

    /** RFC 1035 § 2.3.4: the longest name. */
    private static final int LONGEST = 255;

    private static final int KEPT = 200;

    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    /**
     * Reads a name as events spell it; null when it names no host.
     *
     * @param sent short, fully qualified, {@code DOMAIN\HOST} (whose NetBIOS domain is no DNS
     *     domain and is dropped), or an address, which is kept whole; null when not sent
     */
    public static @Nullable HostName of(@Nullable String sent) {
        String name = sent == null ? "" : sent.strip().toLowerCase(Locale.ROOT);
        name = name.substring(name.lastIndexOf('\\') + 1);
        int end = name.length();
        while (end > 0 && name.charAt(end - 1) == '.') {
            end--;
        }
        name = name.substring(0, end);
        boolean address = name.indexOf(':') >= 0 || isIpv4(name);
        int dot = address ? -1 : name.indexOf('.');
        String label = dot < 0 ? name : name.substring(0, dot);
        if (label.isBlank() || UNKNOWN.contains(label)) {
            return null;
        }
        return new HostName(bounded(label), dot < 0 ? null : bounded(name.substring(dot + 1)));
    }

    private static boolean isIpv4(String name) {
        return !name.isEmpty() && name.charAt(0) <= '9' && IPV4.matcher(name).matches();
    }

    /**
     * A name that no DNS would take is cut, because keys stand in state; the hash of the whole
     * keeps two that begin alike apart.
     */
    private static String bounded(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        byte[] hash = Sha256.of(name.getBytes(StandardCharsets.UTF_8));
        return Truncation.head(name, KEPT) + "~" + HexFormat.of().formatHex(hash, 0, 8);
    }
}
