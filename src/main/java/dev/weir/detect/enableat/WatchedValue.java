package dev.weir.detect.enableat;

import dev.weir.event.RegistryPath;

/**
 * The registry setting that a detection watches. All that this job knows of EnableAt stands here.
 *
 * @param key below {@code HKLM\SOFTWARE}
 * @param name of the value
 * @param on the data that switches it on; 0 switches it off
 */
record WatchedValue(RegistryPath key, String name, long on) {

    /** Absent by default; the Schedule service reads it when it starts. */
    static final WatchedValue ENABLE_AT =
            new WatchedValue(
                    RegistryPath.of(
                            "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Schedule"
                                    + "\\Configuration"),
                    "EnableAt",
                    1);

    RegistryPath path() {
        return key.child(name);
    }
}
