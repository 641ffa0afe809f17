package dev.weir.scenario;

import static dev.weir.scenario.Doc.doc;

import java.util.List;
import java.util.Objects;

/** Elastic Defend: ECS on the wire. */
final class Defend {

    private Defend() {}

    /** A modification of the watched value. */
    static Wire defend(Machine host, double at, String data) {
        return registry(host, at, "modification", List.of(data));
    }

    /** Any registry event on the watched value; the data as list, text, number or null. */
    static Wire registry(Machine host, double at, String action, Object data) {
        Doc registry =
                doc().with("hive", "HKLM")
                        .with("key", Names.CONFIGURATION)
                        .with("value", "EnableAt")
                        .with("path", Names.ENABLE_AT)
                        .with("data", doc().with("strings", data).with("type", "REG_DWORD"));
        String type = action.equals("query") ? "access" : "change";
        return event(host, at, "registry", action, type, doc().with("registry", registry));
    }

    static Wire defendProcess(Machine host, double at, String path, String commandLine) {
        Doc process =
                doc().with("name", path.substring(path.lastIndexOf('\\') + 1))
                        .with("executable", path)
                        .with("command_line", commandLine)
                        .with("args", List.of(commandLine.split(" +")))
                        .with("pid", Names.AT_PID)
                        .with("entity_id", "ZGVmZW5k");
        return event(host, at, "process", "start", "start", doc().with("process", process));
    }

    static Wire defendFile(Machine host, double at, String path) {
        Doc file =
                doc().with("path", path).with("name", path.substring(path.lastIndexOf('\\') + 1));
        return event(host, at, "file", "creation", "creation", doc().with("file", file));
    }

    private static Wire event(
            Machine host, double at, String category, String action, String type, Doc more) {
        Doc event =
                doc().with("module", "endpoint")
                        .with("dataset", "endpoint.events." + category)
                        .with("kind", "event")
                        .with("category", List.of(category))
                        .with("type", List.of(type))
                        .with("action", action)
                        .with("id", "NqZz" + Math.abs(Objects.hash(at, action, more)))
                        .with("created", Wire.time(at).toString());
        Doc stream = doc().with("dataset", "endpoint.events." + category);
        Doc hostDoc =
                doc().with("name", host.fqdn())
                        .with("hostname", host.netbios())
                        .with("id", host.hexId(32))
                        .with("os", doc().with("type", "windows"));
        Doc document =
                doc().with("@timestamp", Wire.time(at).toString())
                        .with("agent", doc().with("type", "endpoint").with("version", "8.15.0"))
                        .with("data_stream", stream)
                        .with("event", event)
                        .with("host", hostDoc)
                        .with("user", doc().with("domain", "CORP").with("name", "alice"))
                        .with("process", doc().with("name", "reg.exe").with("pid", 2212))
                        .and(more);
        return Wire.event(at, document);
    }
}
