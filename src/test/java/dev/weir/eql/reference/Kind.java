package dev.weir.eql.reference;

import java.util.HashMap;
import java.util.Map;

/** The type of an expression; ANY is a field that the catalogue lacks and nothing has typed yet. */
enum Kind {
    TEXT,
    NUMBER,
    BOOLEAN,
    INSTANT,
    NULL,
    ANY;

    private static final Map<String, Kind> CATALOGUE = new HashMap<>();

    static {
        put(INSTANT, "@timestamp");
        put(
                NUMBER,
                "process.pid",
                "process.parent.pid",
                "process.args_count",
                "process.exit_code",
                "source.port",
                "destination.port",
                "event.sequence",
                "event.risk_score",
                "file.size",
                "process.thread.id");
        put(
                BOOLEAN,
                "process.code_signature.exists",
                "process.code_signature.trusted",
                "process.code_signature.valid",
                "dll.code_signature.exists",
                "dll.code_signature.trusted");
        put(
                TEXT,
                "event.category",
                "event.type",
                "event.action",
                "event.code",
                "event.dataset",
                "host.os.type",
                "host.name",
                "host.id",
                "process.name",
                "process.executable",
                "process.args",
                "process.command_line",
                "process.entity_id",
                "process.working_directory",
                "process.parent.name",
                "process.parent.executable",
                "process.parent.args",
                "process.parent.entity_id",
                "process.parent.command_line",
                "user.name",
                "user.domain",
                "user.id",
                "registry.path",
                "registry.value",
                "registry.key",
                "registry.data.strings",
                "file.path",
                "file.name",
                "file.extension",
                "file.directory",
                "dll.name",
                "dll.path",
                "destination.ip",
                "source.ip",
                "host.ip",
                "dns.question.name");
    }

    private static void put(Kind kind, String... names) {
        for (String n : names) {
            CATALOGUE.put(n, kind);
        }
    }

    /** The kind of a field, by the fields this reference knows. */
    static Kind ofField(String name) {
        return CATALOGUE.getOrDefault(name, ANY);
    }
}
