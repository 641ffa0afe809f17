package dev.weir.detect;

import dev.weir.event.Truncation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How spans, accounts, programs and lists are told in a sentence. */
public final class Wording {
    /** Longer names are cut: what endpoints send may be of any length. */
    private static final int LONGEST_NAME = 120;

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+");

    private Wording() {}

    /** Such as {@code 91 s}, {@code 10 min}, {@code 1 h 30 min}, {@code 6 d 2 h}; sign dropped. */
    public static String span(Duration span) {
        long seconds = span.abs().toSeconds();
        if (seconds < 1) {
            return "less than a second";
        }
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        return seconds < 48 * 3600
                ? two(seconds / 60, 60, "h", "min")
                : two(seconds / 3600, 24, "d", "h");
    }

    /** How long after the start, such as {@code 91 s later} or {@code 2 s before}. */
    public static String after(Instant start, Instant time) {
        Duration span = Duration.between(start, time);
        if (span.abs().compareTo(Duration.ofSeconds(1)) < 0) {
            return "within a second";
        }
        return span(span) + (span.isNegative() ? " before" : " later");
    }

    private static String two(long count, int size, String large, String small) {
        String text = count / size + " " + large;
        return count % size == 0 ? text : text + " " + count % size + " " + small;
    }

    /** {@code DOMAIN\name}, the plain name, or the SID; null when nothing is known. */
    public static @Nullable String user(Hit.@Nullable User user) {
        if (user == null) {
            return null;
        }
        String name = known(user.name());
        if (name == null) {
            return known(user.id());
        }
        String domain = known(user.domain());
        return domain == null ? name : domain + "\\" + name;
    }

    /** The file name of a process; null when it is not known. */
    public static @Nullable String program(Hit.@Nullable ProcessInfo process) {
        if (process == null) {
            return null;
        }
        String name = process.name() == null ? process.executable() : process.name();
        return name == null ? null : known(name.substring(name.lastIndexOf('\\') + 1));
    }

    /** The name made clean; null when nothing is left of it. */
    public static @Nullable String known(@Nullable String name) {
        String clean = name == null ? "" : clean(name);
        return clean.isEmpty() ? null : clean;
    }

    /** Such as {@code a, b and c}. */
    public static String list(List<String> items) {
        int last = items.size() - 1;
        return last < 1
                ? String.join("", items)
                : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }

    /** A name from an endpoint on one line and not too long: it may hold anything. */
    public static String clean(String name) {
        String oneLine = UNSEEN.matcher(name).replaceAll(" ").strip();
        return Truncation.text(oneLine, LONGEST_NAME);
    }
}
