package dev.weir.normalize.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Set;

/**
 * The names by which mappers recognise their documents, up to the first dot. Of the objects that
 * lie in a document nearly none has one, and no mapper has to be asked about it.
 */
public final class Marks {
    private static final Set<String> NAMES =
            Set.of(
                    // CrowdStrike, SentinelOne, Defender, Endgame, OCSF, Carbon Black
                    "event_simpleName",
                    "#event_simpleName",
                    "ComputerName",
                    "meta",
                    "dataSource",
                    "agent",
                    "category",
                    "ActionType",
                    "event_type_full",
                    "class_uid",
                    "type",
                    // Windows events by carrier
                    "Event",
                    "System",
                    "data",
                    "win",
                    "EventID",
                    "EventId",
                    "log_name",
                    "winlog",
                    "properties",
                    "RawXml",
                    "_raw",
                    "event_id",
                    "eventid",
                    "EventCode",
                    "event_code",
                    "Id",
                    "winlogbeat_winlog_event_id",
                    "winlogbeat_event_id",
                    "winlog_event_id",
                    "_winlogbeat_winlog_event_id",
                    "_EventID",
                    "_event_id",
                    // ECS
                    "crowdstrike",
                    "m365_defender",
                    "sentinel_one_cloud_funnel",
                    "data_stream",
                    "registry",
                    "event");

    private Marks() {}

    /** Whether a mapper may recognise the document; never a false no. */
    public static boolean in(JsonNode document) {
        if (!document.isObject()) {
            return true;
        }
        for (Iterator<String> names = document.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            int dot = name.indexOf('.');
            if (NAMES.contains(dot < 0 ? name : name.substring(0, dot))) {
                return true;
            }
        }
        return false;
    }
}
