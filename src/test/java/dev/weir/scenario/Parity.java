package dev.weir.scenario;

import static dev.weir.scenario.Doc.doc;
import static dev.weir.scenario.Names.CONFIGURATION;
import static dev.weir.scenario.Names.ENABLE_AT;
import static dev.weir.scenario.Scenario.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The parity rule: index documents on which the original rule fires, in either of its forms. Each
 * must alert at medium at least; which source it is taken for does not matter here.
 */
final class Parity {

    private static final List<String> DATASETS =
            List.of(
                    "endpoint.events.registry",
                    "windows.sysmon_operational",
                    "endgame",
                    "m365_defender.event",
                    "sentinel_one_cloud_funnel.event",
                    "crowdstrike.fdr");

    private static final List<String> PATHS =
            List.of(
                    ENABLE_AT,
                    ENABLE_AT.toLowerCase(Locale.ROOT),
                    "\\REGISTRY\\MACHINE\\" + CONFIGURATION + "\\EnableAt",
                    "MACHINE\\" + CONFIGURATION + "\\EnableAt");

    private Parity() {}

    /** Every data set in every spelling of path and data that the newer form accepts. */
    static Stream<Scenario> change() {
        List<Scenario> scenarios = new ArrayList<>();
        for (String dataset : DATASETS) {
            for (String path : PATHS) {
                for (Object data :
                        List.of("1", "0x00000001", List.of("1"), List.of("0x00000001"))) {
                    scenarios.add(fires(dataset, path, data, List.of("change"), "windows"));
                }
            }
        }
        return scenarios.stream();
    }

    /** The older form asks neither for the type of the event nor for the system. */
    static Stream<Scenario> anyType() {
        return Stream.of("change", "creation", "access")
                .flatMap(
                        type ->
                                DATASETS.stream()
                                        .map(
                                                dataset ->
                                                        fires(
                                                                dataset,
                                                                ENABLE_AT,
                                                                List.of("1"),
                                                                List.of(type),
                                                                null)));
    }

    private static Scenario fires(
            String dataset, String path, Object data, List<String> types, String system) {
        String name = String.join(" ", dataset, path, data.toString(), types.toString());
        String number = "P" + Integer.toHexString(name.hashCode());
        return scenario(
                number,
                name,
                c -> List.of(Wire.event(0, document(c.h1(), dataset, path, data, types, system))));
    }

    private static Doc document(
            Machine host,
            String dataset,
            String path,
            Object data,
            List<String> types,
            String system) {
        int dot = dataset.indexOf('.');
        Doc event =
                doc().with("kind", "event")
                        .with("category", List.of("registry"))
                        .with("type", types)
                        .with("module", dot < 0 ? dataset : dataset.substring(0, dot))
                        .with("dataset", dataset)
                        .with("id", "e-1");
        Doc registry =
                doc().with("path", path)
                        .with("hive", path.substring(0, path.indexOf('\\', 1)))
                        .with("value", "EnableAt")
                        .with("data", doc().with("strings", data));
        Doc hostDoc = doc().with("name", host.fqdn()).with("hostname", host.netbios());
        if (system != null) {
            hostDoc.with("os", doc().with("type", system));
        }
        return doc().with("@timestamp", Wire.T0.toString())
                .with("event", event)
                .with("data_stream", doc().with("dataset", dataset))
                .with("host", hostDoc)
                .with("registry", registry);
    }
}
