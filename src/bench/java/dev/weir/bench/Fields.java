package dev.weir.bench;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.SplittableRandom;

/** The values of one event. The same seed, host and time give the same values. */
final class Fields {
    /** Before the name of a field whose value is the same in all events of a host. */
    private static final String OF_HOST = "host:";

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final String[] IMAGES = {
        "svchost.exe", "explorer.exe", "dllhost.exe", "taskhostw.exe", "conhost.exe", "lsass.exe"
    };
    private static final String[] KEYS = {
        "SOFTWARE\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Explorer\\\\Advanced",
        "SOFTWARE\\\\Microsoft\\\\Windows NT\\\\CurrentVersion\\\\Notifications\\\\Data",
        "System\\\\CurrentControlSet\\\\Services\\\\Tcpip\\\\Parameters",
        "SOFTWARE\\\\Policies\\\\Microsoft\\\\Windows\\\\System",
        "System\\\\CurrentControlSet\\\\Control\\\\Session Manager"
    };
    private static final String[] WORDS = {
        "harbour", "lantern", "meadow", "quartz", "saddle", "timber", "velvet", "willow", "copper",
        "anchor", "basket", "candle"
    };

    private final SplittableRandom random;
    private final String host;
    private final Instant time;
    private final long number;

    Fields(SplittableRandom random, String host, Instant time, long number) {
        this.random = random;
        this.host = host;
        this.time = time;
        this.number = number;
    }

    /**
     * @throws IllegalArgumentException for a field that is not known
     */
    void append(String field, StringBuilder to) {
        switch (field) {
            case "host" -> to.append(host);
            case "HOST" -> to.append(host.toUpperCase(Locale.ROOT));
            case "time" -> to.append(time);
            case "utc" -> UTC.formatTo(time, to);
            case "local" -> to.append(UTC.format(time), 0, 19);
            case "ms" -> to.append(time.toEpochMilli());
            case "seconds" -> to.append(time.toEpochMilli() / 1000).append(".125");
            case "n" -> to.append(number);
            case "pid" -> to.append(1_000 + random.nextInt(9_000));
            case "digit" -> to.append(random.nextInt(10));
            case "image" -> to.append(pick(IMAGES));
            case "key" -> to.append(pick(KEYS));
            case "word" -> to.append(pick(WORDS));
            case "user" -> to.append(pick(WORDS)).append(random.nextInt(100));
            case "guid", "uuid" -> uuid(to);
            case "b64" -> to.append(base64());
            default -> {
                if (field.startsWith(OF_HOST)) {
                    new Fields(new SplittableRandom(host.hashCode()), host, time, number)
                            .append(field.substring(OF_HOST.length()), to);
                } else {
                    hex(field, to);
                }
            }
        }
    }

    private String pick(String[] values) {
        return values[random.nextInt(values.length)];
    }

    private void uuid(StringBuilder to) {
        for (String part : new String[] {"hex8", "-", "hex4", "-", "hex4", "-", "hex4", "-", "hex12"}) {
            if (part.equals("-")) {
                to.append('-');
            } else {
                hex(part, to);
            }
        }
    }

    private String base64() {
        byte[] bytes = new byte[48];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private void hex(String field, StringBuilder to) {
        if (!field.regionMatches(true, 0, "hex", 0, 3)) {
            throw new IllegalArgumentException("unknown field '" + field + "'");
        }
        String digits = field.startsWith("HEX") ? "0123456789ABCDEF" : "0123456789abcdef";
        long bits = 0;
        for (int i = Integer.parseInt(field, 3, field.length(), 10); i > 0; i--) {
            bits = bits >>> 4 == 0 ? random.nextLong() : bits >>> 4;
            to.append(digits.charAt((int) bits & 15));
        }
    }
}
