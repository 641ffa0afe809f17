package dev.weir.detect;

import java.util.Locale;

/** Remarks on hits and alerts; the lower-case name stands in documents. */
public enum Flag {
    /** The registry type is known not to be DWORD. */
    TYPE_MISMATCH,
    /** A 32-bit view or a loaded hive: not the effective value, never arms. */
    NOT_EFFECTIVE,
    /** A file called at.exe that is not Microsoft's, or Microsoft's under another name. */
    MASQUERADE,
    /** Microsoft's at.exe under another name, known by its original file name. */
    RENAMED_AT,
    /** Made from another host. */
    REMOTE,
    /** A task's registry key was not written by the Schedule service. */
    NOT_SCHEDULER,
    /** Made through WMI. */
    WMI,
    /** The at.exe command line makes, lists or deletes a job. */
    AT_MODE_CREATE,
    AT_MODE_LIST,
    AT_MODE_DELETE,
    /** The event time was missing or impossible; ingest time stands instead. */
    CLOCK_SUSPECT,
    /** The source's event times are steadily a time zone off its arrivals. */
    CLOCK_OFFSET,
    /** The follow-on carries an earlier time than its arming, within the clock tolerance. */
    ORDER_INVERTED,
    AFTER_RESET,
    REBOOT_BETWEEN,
    /** AT was tried before the arming. */
    PRIOR_AT_ATTEMPT,
    DISARMED,
    FLAPPING,
    /** An AT job was seen running. */
    EXECUTED,
    /** The document would be too large for Kafka: its weakest evidence is only counted. */
    TRUNCATED;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
