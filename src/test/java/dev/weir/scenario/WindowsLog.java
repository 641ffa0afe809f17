package dev.weir.scenario;

import static dev.weir.scenario.Doc.doc;
import static dev.weir.scenario.Wire.time;

import java.util.Objects;

/** The envelopes in which agents ship Windows events. */
final class WindowsLog {

    private WindowsLog() {}

    /**
     * Winlogbeat 8 and Elastic Agent: only {@code winlog.*} on the wire, shipped by a collector.
     */
    static Wire winlog(Machine host, double at, String channel, String provider, int id, Doc data) {
        return winlog(host.fqdn(), at, channel, provider, id, data);
    }

    static Wire winlog(
            String computer, double at, String channel, String provider, int id, Doc data) {
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
        return Wire.event(
                at,
                doc().with("@timestamp", time(at).toString())
                        .with("agent", doc().with("type", "winlogbeat").with("version", "8.15.3"))
                        .with("event", event)
                        .with("host", doc().with("name", "collector-7.corp.example"))
                        .with("winlog", winlog));
    }

    /** EVTX as JSON, in the shape of evtx_dump. */
    static Wire evtx(Machine host, double at, String channel, String provider, int id, Doc data) {
        Doc created = doc().with("SystemTime", time(at).toString());
        Doc system =
                doc().with("Provider", doc().with("#attributes", doc().with("Name", provider)))
                        .with("EventID", id)
                        .with("TimeCreated", doc().with("#attributes", created))
                        .with("EventRecordID", recordId(host.fqdn(), at, id, data))
                        .with("Channel", channel)
                        .with("Computer", host.fqdn());
        Doc event = doc().with("System", system).with("EventData", data);
        return Wire.event(at, doc().with("Event", event));
    }

    private static int recordId(String computer, double at, int id, Doc data) {
        return Math.abs(Objects.hash(computer, at, id, data)) % 10_000_000;
    }
}
