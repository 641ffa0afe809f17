package dev.weir.detect;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Holds back what was told a short while ago: nearly every event names its host again. */
final class RecentNamings {
    private static final int MOST = 10_000;

    /** Well below the time for which a name is kept. */
    private static final Duration AGAIN = Duration.ofDays(1);

    private record Told(String name, long time) {}

    private final Map<String, Told> told =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
                    return size() > MOST;
                }
            };

    /**
     * @param now milliseconds
     */
    boolean isNews(HostNaming naming, long now) {
        Told before = told.get(naming.id());
        if (before != null
                && before.name().equals(naming.name())
                && now - before.time() < AGAIN.toMillis()) {
            return false;
        }
        told.put(naming.id(), new Told(naming.name(), now));
        return true;
    }
}
