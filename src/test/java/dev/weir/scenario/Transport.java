package dev.weir.scenario;

import static dev.weir.scenario.Doc.doc;
import static dev.weir.scenario.Wire.time;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/** The envelopes in which agents ship Windows events. */
enum Transport {
    /** Only {@code winlog.*} on the wire; shipped by a collector of forwarded events. */
    WINLOGBEAT_8 {
        @Override
        Doc wrap(String computer, Instant at, String channel, String provider, int id, Doc data) {
            Doc winlog =
                    doc().with("channel", channel)
                            .with("provider_name", provider)
                            .with("event_id", Integer.toString(id))
                            .with("computer_name", computer)
                            .with("record_id", recordId(computer, at, id, data))
                            .with("event_data", data);
            Doc event =
                    doc().with("code", Integer.toString(id))
                            .with("kind", "event")
                            .with("provider", provider);
            return doc().with("@timestamp", at.toString())
                    .with("agent", doc().with("type", "winlogbeat").with("version", "8.15.3"))
                    .with("event", event)
                    .with("host", doc().with("name", "collector-7.corp.example"))
                    .with("winlog", winlog);
        }
    },

    /** Flat, with {@code log_name} and {@code event_data}. */
    WINLOGBEAT_6 {
        @Override
        Doc wrap(String computer, Instant at, String channel, String provider, int id, Doc data) {
            return doc().with("@timestamp", at.toString())
                    .with("beat", doc().with("name", "collector-7").with("version", "6.8.23"))
                    .with("type", "wineventlog")
                    .with("log_name", channel)
                    .with("source_name", provider)
                    .with("event_id", id)
                    .with("record_number", Integer.toString(recordId(computer, at, id, data)))
                    .with("computer_name", computer)
                    .with("event_data", data);
        }
    },

    /** All fields on the top level; local times, and Logstash's time of receipt. */
    NXLOG {
        @Override
        Doc wrap(String computer, Instant at, String channel, String provider, int id, Doc data) {
            String local = LOCAL_TIME.format(at);
            return doc().and(data)
                    .with("EventTime", local)
                    .with("EventReceivedTime", local)
                    .with("@timestamp", at.toString())
                    .with("Hostname", computer)
                    .with("host", "collector-7.corp.example")
                    .with("Keywords", -9_223_372_036_854_775_808L)
                    .with("EventID", id)
                    .with("SourceName", provider)
                    .with("Channel", channel.equals("Security") ? "security" : channel)
                    .with("RecordNumber", recordId(computer, at, id, data))
                    .with("ProcessID", 4)
                    .with("SourceModuleName", "eventlog")
                    .with("SourceModuleType", "im_msvistalog");
        }
    },

    /** EVTX as JSON, in the shape of evtx_dump. */
    EVTX {
        @Override
        Doc wrap(String computer, Instant at, String channel, String provider, int id, Doc data) {
            Doc created = doc().with("SystemTime", at.toString());
            Doc system =
                    doc().with("Provider", doc().with("#attributes", doc().with("Name", provider)))
                            .with("EventID", id)
                            .with("TimeCreated", doc().with("#attributes", created))
                            .with("EventRecordID", recordId(computer, at, id, data))
                            .with("Channel", channel)
                            .with("Computer", computer);
            return doc().with("Event", doc().with("System", system).with("EventData", data));
        }
    },

    /** Names in lower camel case, backslashes doubled inside the values. */
    WAZUH {
        @Override
        Doc wrap(String computer, Instant at, String channel, String provider, int id, Doc data) {
            Doc eventData = doc();
            data.forEach(
                    (key, value) ->
                            eventData.put(
                                    key.substring(0, 1).toLowerCase(Locale.ROOT) + key.substring(1),
                                    value == null ? null : doubled(value.toString())));
            Doc system =
                    doc().with("providerName", provider)
                            .with("eventID", Integer.toString(id))
                            .with("systemTime", at.toString())
                            .with("eventRecordID", "" + recordId(computer, at, id, data))
                            .with("channel", channel)
                            .with("computer", computer);
            Doc win = doc().with("system", system).with("eventdata", eventData);
            return doc().with("timestamp", at.toString().replace("Z", ".000+0000"))
                    .with("agent", doc().with("id", "004").with("name", "wazuh-agent-4"))
                    .with("manager", doc().with("name", "server"))
                    .with("data", doc().with("win", win));
        }
    },

    /** Azure diagnostics: the event's XML in a string. */
    AZURE {
        @Override
        Doc wrap(String computer, Instant at, String channel, String provider, int id, Doc data) {
            StringBuilder xml = new StringBuilder("<Event xmlns='");
            xml.append("http://schemas.microsoft.com/win/2004/08/events/event'><System>")
                    .append("<Provider Name='" + provider + "'/><EventID>" + id + "</EventID>")
                    .append("<TimeCreated SystemTime='" + at + "'/><EventRecordID>")
                    .append(recordId(computer, at, id, data) + "</EventRecordID>")
                    .append("<Channel>" + channel + "</Channel>")
                    .append("<Computer>" + computer + "</Computer></System><EventData>");
            data.forEach(
                    (key, value) ->
                            xml.append("<Data Name='" + key + "'>" + escaped(value) + "</Data>"));
            Doc properties =
                    doc().with("ProviderName", provider)
                            .with("EventId", id)
                            .with("Channel", channel)
                            .with("RawXml", xml.append("</EventData></Event>").toString());
            return doc().with("time", at.toString())
                    .with("category", "WindowsEventLogsTable")
                    .with("level", "Informational")
                    .with("properties", properties);
        }
    };

    private static final DateTimeFormatter LOCAL_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.ofHours(-7));

    abstract Doc wrap(
            String computer, Instant at, String channel, String provider, int id, Doc data);

    Wire ship(String computer, double at, String channel, String provider, int id, Doc data) {
        return Wire.event(at, wrap(computer, time(at), channel, provider, id, data));
    }

    private static int recordId(String computer, Instant at, int id, Doc data) {
        return Math.abs(Objects.hash(computer, at, id, data)) % 10_000_000;
    }

    private static String doubled(String value) {
        return value.replace("\\", "\\\\");
    }

    private static String escaped(Object value) {
        String text = Objects.toString(value, "");
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
