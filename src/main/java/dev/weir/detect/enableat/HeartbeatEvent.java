package dev.weir.detect.enableat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** An arming as it would come from a host: Sysmon's event 13 by Winlogbeat. */
public final class HeartbeatEvent {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private static final String EVENT =
            """
            {"@timestamp": "%s", "event": {"code": "13", "provider": "Microsoft-Windows-Sysmon"},
             "winlog": {"channel": "Microsoft-Windows-Sysmon/Operational", "event_id": "13",
              "provider_name": "Microsoft-Windows-Sysmon", "computer_name": "%s",
              "event_data": {"EventType": "SetValue", "UtcTime": "%s", "Details": "DWORD (0x00000001)",
               "TargetObject": "HKLM\\\\SOFTWARE\\\\Microsoft\\\\Windows NT\\\\CurrentVersion\\\\Schedule\\\\Configuration\\\\EnableAt"}}}
            """;

    private HeartbeatEvent() {}

    /** The raw event. */
    public static String of(String host, Instant time) {
        return EVENT.formatted(time, host, UTC.format(time));
    }
}
