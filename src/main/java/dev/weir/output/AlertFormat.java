package dev.weir.output;

import java.util.Locale;

/** How an alert is spelled. */
public enum AlertFormat {
    /** Elastic Common Schema 9. */
    ECS,
    /** Open Cybersecurity Schema Framework 1.4, Detection Finding (class 2004). */
    OCSF;

    /** The name in options. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
