package dev.weir.eql;

import dev.weir.event.Ascii;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The known name that is most like one that was written wrongly. */
public final class Nearest {

    private static final int LONGEST = 80;

    private Nearest() {}

    /** Null when none is near: at most a third of the letters may differ. */
    public static @Nullable String to(String name, Collection<String> known) {
        if (name.length() > LONGEST) {
            return null;
        }
        String best = null;
        int least = name.length() / 3 + 1;
        for (String candidate : known) {
            int distance = distance(Ascii.lower(name), Ascii.lower(candidate));
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best;
    }

    /** Letters to insert, drop or replace. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
