package dev.weir.normalize.fields;

import dev.weir.event.Arguments;
import dev.weir.event.Ascii;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parts of paths, command lines, accounts and vendors' words; null where there is none. */
final class Texts {
    /** The end of a path that names a file. */
    private static final Pattern FILE = Pattern.compile("\\.[A-Za-z]{2,4}$");

    private static final Pattern IPV4_IN_IPV6 =
            Pattern.compile("::ffff:(\\d+\\.\\d+\\.\\d+\\.\\d+)");

    /** Vendors' words for a connection that the host began. */
    static final Set<String> BEGUN = Set.of("true", "1", "outgoing", "outbound");

    /** Vendors' words for a file without a signature. */
    static final Set<String> UNSIGNED = Set.of("unsigned", "false", "0", "notsigned", "unknown");

    /** Of Sysmon, Defender, SentinelOne and CrowdStrike, in small letters. */
    private static final Set<String> GOOD =
            Set.of("true", "1", "valid", "trusted", "signed", "verified");

    /** Assigned Internet Protocol Numbers, IANA. */
    private static final Map<String, String> TRANSPORTS =
            Map.of("1", "icmp", "6", "tcp", "17", "udp", "58", "ipv6-icmp");

    /** Mandatory labels: [MS-DTYP] 2.4.2.4, well-known SID structures. */
    private static final Map<String, String> INTEGRITY_LEVELS =
            Map.of(
                    "S-1-16-0", "untrusted",
                    "S-1-16-4096", "low",
                    "S-1-16-8192", "medium",
                    "S-1-16-8448", "medium_plus",
                    "S-1-16-12288", "high",
                    "S-1-16-16384", "system",
                    "S-1-16-20480", "protected");

    /** Event 4624 in Microsoft's documentation of security auditing. */
    private static final Map<String, String> LOGON_TYPES =
            Map.of(
                    "2", "Interactive",
                    "3", "Network",
                    "4", "Batch",
                    "5", "Service",
                    "7", "Unlock",
                    "8", "NetworkCleartext",
                    "9", "NewCredentials",
                    "10", "RemoteInteractive",
                    "11", "CachedInteractive");

    private Texts() {}

    static String logonType(String number) {
        String known = LOGON_TYPES.get(number);
        return known == null ? number : known;
    }

    static String fileName(String path) {
        return path.substring(separator(path) + 1);
    }

    static String filePath(String path, @Nullable String name) {
        boolean whole = name == null || Ascii.endsWith(path, name) || FILE.matcher(path).find();
        return whole ? path : path + "\\" + name;
    }

    static @Nullable String directory(String path) {
        int end = separator(path);
        return end < 0 ? null : path.substring(0, end);
    }

    static @Nullable String extension(String path) {
        String name = fileName(path);
        int point = name.lastIndexOf('.');
        return point < 0 ? null : name.substring(point + 1);
    }

    static List<String> arguments(String line) {
        return Arguments.ofLine(line);
    }

    static @Nullable String accountDomain(String account) {
        int cut = account.indexOf('\\');
        return cut < 0 ? null : account.substring(0, cut);
    }

    static @Nullable String number(String text) {
        try {
            return text.startsWith("0x") || text.startsWith("0X")
                    ? Long.toUnsignedString(Long.parseUnsignedLong(text.substring(2), 16))
                    : Long.toString(Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static @Nullable String hash(String hashes, String algorithm) {
        for (String hash : hashes.split(",", -1)) {
            int cut = hash.indexOf('=');
            if (cut > 0 && hash.substring(0, cut).strip().equalsIgnoreCase(algorithm)) {
                return hash.substring(cut + 1).strip().toLowerCase(Locale.ROOT);
            }
        }
        return null;
    }

    static String trusted(String word) {
        return String.valueOf(GOOD.contains(word.toLowerCase(Locale.ROOT)));
    }

    static String address(String text) {
        Matcher mapped = IPV4_IN_IPV6.matcher(text.toLowerCase(Locale.ROOT));
        return mapped.matches() ? mapped.group(1) : text;
    }

    static String transport(String protocol) {
        String known = TRANSPORTS.get(protocol);
        String small = protocol.toLowerCase(Locale.ROOT);
        return known != null ? known : small.startsWith("proto_") ? small.substring(6) : small;
    }

    static @Nullable String system(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        if (small.startsWith("win")) {
            return "windows";
        }
        if (small.startsWith("lin")) {
            return "linux";
        }
        return small.startsWith("mac") || small.startsWith("osx") ? "macos" : null;
    }

    static String integrity(String level) {
        String known = INTEGRITY_LEVELS.get(level);
        return known == null ? level : known;
    }

    private static int separator(String path) {
        return Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/'));
    }
}
