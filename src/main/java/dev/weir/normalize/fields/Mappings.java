package dev.weir.normalize.fields;

import java.util.LinkedHashMap;
import java.util.Map;

/** The tables of all sources. */
public final class Mappings {

    /** By {@link dev.weir.event.Source#id()}, in the order of the documentation. */
    public static final Map<String, Mapping> ALL = all();

    private Mappings() {}

    /**
     * @throws IllegalArgumentException for a source without a table
     */
    public static Mapping of(String source) {
        Mapping mapping = ALL.get(source);
        if (mapping == null) {
            throw new IllegalArgumentException("no table for " + source);
        }
        return mapping;
    }

    private static Map<String, Mapping> all() {
        Map<String, Mapping> mappings = new LinkedHashMap<>();
        for (String source :
                new String[] {
                    "sysmon",
                    "windows_security",
                    "task_scheduler",
                    "powershell",
                    "windows_system",
                    "windows_event_log",
                    "elastic_defend",
                    "microsoft_defender",
                    "sentinelone",
                    "crowdstrike",
                    "carbon_black",
                    "elastic_endgame",
                    "ocsf"
                }) {
            mappings.put(source, Mapping.of(source));
        }
        return mappings;
    }
}
