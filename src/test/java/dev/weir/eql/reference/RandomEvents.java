package dev.weir.eql.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random events from small pools, and events that differ a little from a given one. */
final class RandomEvents {
    static final List<String> CATEGORIES = List.of("process", "file", "registry", "network", "any");
    static final List<String> PLAIN =
            List.of(
                    ("process.name process.executable process.command_line process.args"
                                    + " process.parent.name process.parent.args user.name user.domain"
                                    + " registry.path registry.data.strings file.path file.extension"
                                    + " event.type event.action event.code dns.question.name")
                            .split(" "));
    static final List<String> ADDRESSES = List.of("destination.ip", "source.ip");
    static final List<String> WHOLE =
            List.of("process.pid", "process.args_count", "destination.port");
    static final List<String> HUGE = List.of("file.size", "event.sequence");
    static final List<String> DECIMAL = List.of("event.risk_score");
    static final List<String> FLAGS =
            List.of(
                    "process.code_signature.exists",
                    "process.code_signature.trusted",
                    "dll.code_signature.exists");
    static final List<String> UNKNOWN = List.of("custom.alpha", "custom.beta");

    private static final String[] NAMES = {
        "cmd.exe",
        "CMD.EXE",
        "Kernel.exe",
        "\u212Aernel.exe",
        "a*b.exe",
        "a?b.exe",
        "T\u00DCR.exe",
        "t\u00FCr.exe",
        "\uD83D\uDE00.exe",
        "at.exe",
        "x",
        "",
        "svchost.exe",
        "power shell.exe"
    };
    private static final String[] PATHS = {
        "C:\\",
        "C:\\Windows\\System32\\",
        "C:\\Users\\Public\\",
        "D:\\tools (x86)\\",
        "\\\\srv\\share\\",
        "\\Device\\HarddiskVolume3\\",
        "HKLM\\Software\\Run\\",
        "/usr/bin/"
    };
    private static final String[] WORDS = {
        "-enc",
        "/create",
        "/CREATE",
        "13:20",
        "0x1F",
        "42",
        "-7",
        "3.5",
        "1e3",
        "+5",
        "0",
        "a b",
        "line\nbreak",
        "cr\r\nlf",
        "\"quoted\"",
        "say \"hi\"",
        "%TEMP%",
        "tab\there",
        "start",
        "end",
        "e2",
        "true",
        "\u00C9cole",
        "\u00E9cole",
        "\uFF21\uD83D\uDE00",
        "a&b",
        "x|y",
        "~tmp",
        "<1-5>",
        "C:\\x.exe",
        "[a]",
        "#@.*"
    };
    private static final String[] ADDRESS_POOL = {
        "10.1.2.3",
        "10.255.0.1",
        "8.8.8.8",
        "192.168.0.7",
        "::ffff:10.1.2.3",
        "::1",
        "fe80::1",
        "2001:db8::1",
        "2001:DB8:0:0:1::7",
        "::ffff:8.8.8.8",
        "10.1.2",
        "no address",
        "",
        "0.0.0.0"
    };

    private final Random random;

    RandomEvents(Random random) {
        this.random = random;
    }

    @SafeVarargs
    final <T> T pick(T... from) {
        return from[random.nextInt(from.length)];
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    boolean chance(double p) {
        return random.nextDouble() < p;
    }

    /** A text of any sort. */
    String text() {
        double d = random.nextDouble();
        if (d < 0.2) {
            return pick(NAMES);
        } else if (d < 0.4) {
            return pick(PATHS) + pick(NAMES);
        } else if (d < 0.5) {
            return small();
        }
        return pick(WORDS);
    }

    /** A short text over few characters, for patterns without a model. */
    String small() {
        StringBuilder b = new StringBuilder();
        for (int n = random.nextInt(6); n > 0; n--) {
            b.append("aabAB01 -_".charAt(random.nextInt(10)));
        }
        return b.toString();
    }

    /** An ISO time near a fixed one. */
    String time() {
        int ms = pick(0, 1, 500, 999);
        return String.format(
                "2026-03-02T1%d:00:0%d.%03dZ", random.nextInt(2), random.nextInt(3), ms);
    }

    private Object value(String field) {
        if (field.equals("@timestamp")) {
            return time();
        } else if (field.equals("event.category")) {
            return pick(CATEGORIES);
        } else if (ADDRESSES.contains(field)) {
            return pick(ADDRESS_POOL);
        } else if (FLAGS.contains(field)) {
            return random.nextBoolean();
        } else if (WHOLE.contains(field)) {
            return chance(0.06)
                    ? pick("443", "17", "abc", "", "12x")
                    : (Object) pick(0L, 1L, 2L, 3L, 4L, 17L, 53L, 443L, -7L);
        } else if (HUGE.contains(field)) {
            return pick(
                    0L,
                    1L,
                    -1L,
                    5L,
                    4611686018427387904L,
                    Long.MAX_VALUE,
                    Long.MIN_VALUE,
                    3037000500L,
                    1L << 53);
        } else if (DECIMAL.contains(field)) {
            return pick(0.0, 0.5, -0.5, 1.25, 2.0, 3.5, -7.0, 47.0);
        } else if (UNKNOWN.contains(field)) {
            return pick((Object) 5L, "5", "x", "cmd.exe", 2.5, 443L, "443");
        } else if (field.equals("event.code")) {
            return small();
        } else if (field.endsWith(".name")) {
            return pick(NAMES);
        }
        return chance(0.05) ? pick((Object) 42L, -7L, true, false, 3.5) : text();
    }

    /** A new event. */
    Map<String, List<Object>> base() {
        Map<String, List<Object>> out = new LinkedHashMap<>();
        out.put("@timestamp", List.of(time()));
        if (chance(0.95)) {
            out.put("event.category", values("event.category"));
        }
        for (List<String> group : List.of(PLAIN, ADDRESSES, WHOLE, HUGE, DECIMAL, FLAGS, UNKNOWN)) {
            for (String f : group) {
                if (chance(0.8)) {
                    out.put(f, values(f));
                }
            }
        }
        return out;
    }

    private List<Object> values(String field) {
        List<Object> out = new ArrayList<>();
        do {
            out.add(value(field));
        } while (out.size() < 4
                && chance(field.endsWith("args") || field.endsWith("strings") ? 0.4 : 0.12));
        return out;
    }

    /** The event with some fields dropped, replaced, extended or slightly changed. */
    Map<String, List<Object>> near(Map<String, List<Object>> base, double change) {
        Map<String, List<Object>> out = new LinkedHashMap<>();
        base.forEach(
                (k, v) -> {
                    if (k.equals("@timestamp")) {
                        out.put(k, chance(change) ? List.of(time()) : v);
                    } else if (!chance(change)) {
                        out.put(k, v);
                    } else {
                        changed(out, k, v);
                    }
                });
        return out;
    }

    private void changed(Map<String, List<Object>> out, String field, List<Object> old) {
        double d = random.nextDouble();
        if (d < 0.3) {
            return;
        }
        List<Object> values = new ArrayList<>(old);
        if (d < 0.5) {
            values = values(field);
        } else if (d < 0.65) {
            values.add(random.nextInt(values.size() + 1), value(field));
        } else {
            values.replaceAll(
                    x ->
                            field.equals("event.category") || !(x instanceof String s)
                                    ? x
                                    : mutated(s));
        }
        out.put(field, values);
    }

    /** A text that differs a little; texts with digits stay as they are but for their case. */
    String mutated(String s) {
        int n = s.codePointCount(0, s.length());
        if (n == 0) {
            return pick("", "x");
        }
        int at = s.offsetByCodePoints(0, random.nextInt(n));
        int end = at + Character.charCount(s.codePointAt(at));
        boolean digits = s.matches("[-+0-9.exXa-fA-F]*");
        switch (digits ? 0 : random.nextInt(5)) {
            case 0:
                return flipped(s);
            case 1:
                return s.substring(0, at) + s.substring(end);
            case 2:
                return s.substring(0, at)
                        + pick("\u212A", "\u017F", "\u00C9", "Z", "\n", "\uD83D\uDE00")
                        + s.substring(end);
            case 3:
                return s + pick(" ", "x", "\\", "\n");
            default:
                return pick(" ", "x", "\\") + s;
        }
    }

    /** Some ASCII letters, or all, in the other case. */
    String flipped(String s) {
        StringBuilder b = new StringBuilder(s);
        double p = pick(0.2, 1.0);
        for (int i = 0; i < b.length(); i++) {
            char c = b.charAt(i);
            if ((c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') && chance(p)) {
                b.setCharAt(i, (char) (c ^ 32));
            }
        }
        return b.toString();
    }
}
