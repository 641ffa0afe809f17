package dev.weir.detect;

import dev.weir.event.Host;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Holds back what was told a short while ago: nearly every event names its host again. Of each host
 * a hash of its id and one of its name are kept, in one of the places that the id gives it. Of
 * 100,000 hosts a few push each other out, and are told again.
 */
final class RecentNamings {
    /** Places in which a host may lie; the latest that was told comes first. */
    private static final int SET = 4;

    /** Two MB a subtask. */
    private static final int PLACES = 1 << 18;

    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    /** Well below the time for which a name is kept. */
    private static final long AGAIN = Duration.ofDays(1).toMillis();

    private final long[] told = new long[PLACES];

    /** Nobody can choose a host's id so that another's name is held back. */
    private final long secret = ThreadLocalRandom.current().nextLong();

    /**
     * Whether the host's name is worth telling; never for one without name or id.
     *
     * @param source {@link dev.weir.event.Source#id()}: each vendor has ids of its own
     * @param now milliseconds
     */
    boolean isNews(String tenant, String source, Host host, long now) {
        if (host.id() == null || host.name() == null) {
            return false;
        }
        long id = hash(host.id(), hash(source, hash(tenant, secret)));
        // Each host has its own midnight.
        long day = (now + Math.floorMod(id, AGAIN)) / AGAIN;
        long naming = id << Integer.SIZE | hash(host.name(), id + day) >>> Integer.SIZE;
        int first = (int) (id >>> Integer.SIZE) & PLACES - SET;
        int place = first;
        while (place < first + SET - 1 && (int) (told[place] >>> Integer.SIZE) != (int) id) {
            place++;
        }
        if (told[place] == naming) {
            return false;
        }
        // Over what was told of the host before: a name that comes back is news again.
        System.arraycopy(told, first, told, first + 1, place - first);
        told[first] = naming;
        return true;
    }

    private static long hash(String text, long seed) {
        long hash = seed + text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * SPREAD;
            hash ^= hash >>> Integer.SIZE;
        }
        return hash;
    }
}
