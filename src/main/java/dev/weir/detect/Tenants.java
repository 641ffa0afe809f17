package dev.weir.detect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which customer or environment a record belongs to, by its topic. */
public final class Tenants {
    private static final String ONLY = "default";

    private final Pattern pattern;

    /**
     * @param pattern its first group finds the tenant in the topic's name; empty for one tenant
     */
    public Tenants(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /** A topic in which the pattern finds no tenant belongs to the tenant of its own name. */
    public String of(String topic) {
        if (pattern.pattern().isEmpty()) {
            return ONLY;
        }
        Matcher matcher = pattern.matcher(topic);
        String found = matcher.find() ? matcher.group(1) : null;
        return found == null ? topic : found;
    }
}
