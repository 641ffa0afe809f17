package dev.weir.scenario;

import static dev.weir.scenario.CrowdStrike.crowdstrikeRegistry;
import static dev.weir.scenario.Defender.mde;
import static dev.weir.scenario.Doc.doc;
import static dev.weir.scenario.Expected.alert;
import static dev.weir.scenario.Expected.alertOn;
import static dev.weir.scenario.Names.ENABLE_AT;
import static dev.weir.scenario.Names.ON;
import static dev.weir.scenario.Names.REG;
import static dev.weir.scenario.Scenario.scenario;
import static dev.weir.scenario.SentinelOne.s1Create;
import static dev.weir.scenario.Sysmon.CHANNEL;
import static dev.weir.scenario.Sysmon.PROVIDER;
import static dev.weir.scenario.Sysmon.common;
import static dev.weir.scenario.Sysmon.registry;
import static dev.weir.scenario.Sysmon.sysmon13;
import static dev.weir.scenario.Sysmon.sysmonAt;
import static dev.weir.scenario.Told.ARMED_47;
import static dev.weir.scenario.Told.RUN_73;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** § 4, the end: input that is broken, nameless or timeless. */
final class Malformed {

    /** Arrival by the usual delay: what stands in for an event time that cannot be used. */
    private static final double INGESTED = 2;

    private Malformed() {}

    static Stream<Scenario> all() {
        return Scenario.allOf(Malformed.class);
    }

    static Scenario s71() {
        return scenario("S71", "Garbage around S01", Malformed::garbage)
                .expect(alert(ARMED_47, RUN_73).evidence("at_run").flags("at_mode_create"))
                .deadLetters(Collections.nCopies(5, "malformed_json").toArray(String[]::new));
    }

    /**
     * A byte order mark is not part of the text; an empty record is rejected, as nothing is lost.
     */
    private static List<Wire> garbage(Cast c) {
        String open = "{\"winlog\":{\"channel\":\"" + CHANNEL;
        byte[] notUtf8 = (open + "#\"}}").getBytes(StandardCharsets.US_ASCII);
        notUtf8[notUtf8.length - 4] = (byte) 0xC3;
        return List.of(
                text(-3, open),
                text(-2, ""),
                text(-1, "\n"),
                marked(sysmon13(c.h1(), 0, ON)),
                text(1, "x".repeat(2 << 20)),
                Wire.raw(2, notUtf8),
                marked(sysmonAt(c.h1(), 90)));
    }

    private static Wire text(double at, String text) {
        return Wire.raw(at, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Wire marked(Wire event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        bytes.writeBytes(event.bytes());
        return new Wire(event.at(), event.arrives(), bytes.toByteArray());
    }

    static Scenario s72() {
        return scenario("S72", "Missing host / null host / -", Malformed::nameless)
                .deadLetters("no_host", "no_host", "no_host", "no_host");
    }

    private static List<Wire> nameless(Cast c) {
        Doc start = doc().with("Image", Names.AT).with("OriginalFileName", "AT.EXE");
        return List.of(
                evtx(0, 13, set(), doc()),
                evtx(1, 13, set(), doc().with("Computer", null)),
                evtx(2, 13, set(), doc().with("Computer", "-")),
                evtx(60, 1, start.with("CommandLine", Names.AT_CREATE), doc()));
    }

    private static Doc set() {
        return registry("SetValue", ENABLE_AT, REG).with("Details", ON);
    }

    private static Wire evtx(double at, int id, Doc data, Doc computer) {
        Doc system =
                doc().with("Provider", doc().with("#attributes", doc().with("Name", PROVIDER)))
                        .with("EventID", id)
                        .with("Channel", CHANNEL)
                        .and(computer);
        Doc event = doc().with("System", system).with("EventData", common(at, id).and(data));
        return Wire.event(at, doc().with("Event", event));
    }

    static Scenario s73() {
        return scenario("S73", "Timestamp faults", Malformed::timeless)
                .expect(
                        suspect("missing").sources("sentinelone", "sysmon"),
                        suspect("filetime-zero").sources("sentinelone", "sysmon"),
                        suspect("ten-years-ahead").sources("microsoft_defender", "sysmon"),
                        sound("time-only").sources("sentinelone", "sysmon"),
                        sound("seconds-as-text").sources("crowdstrike", "sysmon"),
                        sound("healthy"));
    }

    private static Expected suspect(String role) {
        return alertOn(role, ARMED_47, RUN_73)
                .evidence("at_run")
                .flags("clock_suspect", "at_mode_create")
                .start(INGESTED);
    }

    private static Expected sound(String role) {
        return alertOn(role, ARMED_47, RUN_73).evidence("at_run").flags("at_mode_create");
    }

    private static List<Wire> timeless(Cast c) {
        double tenYears = 10 * 365.25 * 86_400;
        Doc none = doc().with("event.time", null).with("timestamp", null);
        Doc zero = doc().with("event.time", -11_644_473_600_000L).with("timestamp", null);
        Doc timeOnly = doc().with("timestamp", "09:00:00.000");
        return List.of(
                s1Create(c.host("missing"), 0, "1", none),
                s1Create(c.host("filetime-zero"), 0, "1", zero),
                mde(c.host("ten-years-ahead"), tenYears, "1", null).arr(INGESTED),
                s1Create(c.host("time-only"), 0, "1", timeOnly),
                crowdstrikeRegistry(c.host("seconds-as-text"), 0, "1"),
                sysmon13(c.host("healthy"), 0, ON),
                sysmonAt(c.host("missing"), 60),
                sysmonAt(c.host("filetime-zero"), 60),
                sysmonAt(c.host("ten-years-ahead"), 60),
                sysmonAt(c.host("time-only"), 60),
                sysmonAt(c.host("seconds-as-text"), 60),
                sysmonAt(c.host("healthy"), 60));
    }
}
