package dev.weir.detect;

import dev.weir.event.HostKey;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which customer or environment a record belongs to, by its topic. */
public final class Tenants {
    /** That of the heartbeat. No other topic can have it: a topic's name has no colon. */
    public static final String HEARTBEAT = ":weir-heartbeat";

    private static final String ONLY = "default";

    private final Pattern pattern;
    private final String heartbeatTopic;

    /**
     * @param pattern its first group finds the tenant in the topic's name; empty for one tenant
     */
    public Tenants(String pattern) {
        this(pattern, "");
    }

    /**
     * @param heartbeatTopic the one of the tenant {@link #HEARTBEAT}; empty for none
     */
    public Tenants(String pattern, String heartbeatTopic) {
        this.pattern = Pattern.compile(pattern);
        this.heartbeatTopic = heartbeatTopic;
    }

    /** Whether what happens there is the job's own. */
    public static boolean isHeartbeat(HostKey key) {
        return key.tenant().equals(HEARTBEAT);
    }

    /** A topic in which the pattern finds no tenant belongs to the tenant of its own name. */
    public String of(String topic) {
        if (topic.equals(heartbeatTopic)) {
            return HEARTBEAT;
        }
        if (pattern.pattern().isEmpty()) {
            return ONLY;
        }
        Matcher matcher = pattern.matcher(topic);
        String found = matcher.find() ? matcher.group(1) : null;
        return found == null ? topic : found;
    }
}
