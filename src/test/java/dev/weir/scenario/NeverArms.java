package dev.weir.scenario;

import static dev.weir.scenario.Defend.registry;
import static dev.weir.scenario.Defender.mde;
import static dev.weir.scenario.Defender.mdeValueDeleted;
import static dev.weir.scenario.Doc.doc;
import static dev.weir.scenario.Names.CONFIGURATION;
import static dev.weir.scenario.Names.ENABLE_AT;
import static dev.weir.scenario.Names.OFF;
import static dev.weir.scenario.Names.ON;
import static dev.weir.scenario.Names.REG;
import static dev.weir.scenario.Names.SVCHOST;
import static dev.weir.scenario.Names.SYSTEM32;
import static dev.weir.scenario.Scenario.scenario;
import static dev.weir.scenario.SentinelOne.s1Modified;
import static dev.weir.scenario.Sysmon.keyCreated;
import static dev.weir.scenario.Sysmon.keyDeleted;
import static dev.weir.scenario.Sysmon.keyRenamed;
import static dev.weir.scenario.Sysmon.process;
import static dev.weir.scenario.Sysmon.sysmon;
import static dev.weir.scenario.Sysmon.sysmon13;
import static dev.weir.scenario.Sysmon.sysmonAt;
import static dev.weir.scenario.Sysmon.valueDeleted;
import static dev.weir.scenario.Sysmon.valueSet;
import static dev.weir.scenario.Windows.security4657;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What looks like an arming and is none: at.exe a minute later must not alert. */
final class NeverArms {

    private static final String HKLM = "HKLM\\" + CONFIGURATION;
    private static final String NT_KEY = "\\REGISTRY\\MACHINE\\" + CONFIGURATION;

    private NeverArms() {}

    static Stream<Scenario> all() {
        return Stream.of(otherData(), otherPlaces(), otherEvents()).flatMap(all -> all);
    }

    private static Stream<Scenario> otherData() {
        return Stream.of(
                never("zero", h -> sysmon13(h, 0, OFF)),
                never("empty", h -> sysmon13(h, 0, "(Empty)")),
                never("binary", h -> sysmon13(h, 0, "Binary Data")),
                never("text", h -> sysmon13(h, 0, "one")),
                never("previous data 1, Defender", h -> mde(h, 0, "0", "1")),
                never("no data, Defender", h -> mde(h, 0, null, "1")),
                never("deleted, previous data 1, Defender", h -> mdeValueDeleted(h, 0, "1")),
                never(
                        "old value 1, SentinelOne",
                        h -> s1Modified(h, 0, "0x00000000", "0x00000001")),
                never("zero, 4657", h -> security4657(h, 0, NT_KEY, "EnableAt", "0")),
                never("no data, Defend", h -> registry(h, 0, "modification", null)));
    }

    private static Stream<Scenario> otherPlaces() {
        String configuration2 = HKLM + "2\\EnableAt";
        String below = HKLM + "\\EnableAt\\EnableAt";
        return Stream.of(
                never("UseXmlStore", h -> valueSet(h, 0, HKLM + "\\UseXmlStore", ON, REG)),
                never("EnableAtSvc", h -> valueSet(h, 0, ENABLE_AT + "Svc", ON, REG)),
                never("another key", h -> valueSet(h, 0, configuration2, ON, REG)),
                never("a key below", h -> valueSet(h, 0, below, ON, REG)),
                never(
                        "a user's hive",
                        h -> valueSet(h, 0, ENABLE_AT.replace("HKLM", "HKU\\S-1-5-21-1"), ON, REG)),
                never(
                        "KELVIN SIGN",
                        h -> valueSet(h, 0, ENABLE_AT.replace("HK", "H\u212A"), ON, REG)),
                never(
                        "AdapterLoggingEnabled, 4657",
                        h -> security4657(h, 0, NT_KEY, "AdapterLoggingEnabled", "1")));
    }

    private static Stream<Scenario> otherEvents() {
        Doc object = doc().with("TargetObject", ENABLE_AT).with("Details", ON);
        return Stream.of(
                never("key created", h -> keyCreated(h, 0, HKLM, SVCHOST)),
                never("key deleted", h -> keyDeleted(h, 0, HKLM)),
                never("key renamed away", h -> keyRenamed(h, 0, HKLM, HKLM + "Old")),
                never("value deleted", h -> valueDeleted(h, 0, ENABLE_AT)),
                never("id 13 of another channel", h -> foreign(h, object)),
                never("another Sysmon event", h -> sysmon(h, 0, 22, object)),
                never(
                        "reg add as a command only",
                        h ->
                                process(
                                        h,
                                        0,
                                        SYSTEM32 + "reg.exe",
                                        "reg add \"" + HKLM + "\" /v EnableAt /d 1")));
    }

    private static Wire foreign(Machine host, Doc data) {
        return host.log(0, "Application", "Acme", 13, data);
    }

    private static Scenario never(String name, Function<Machine, Wire> event) {
        String number = "A" + Integer.toHexString(name.hashCode());
        return scenario(number, name, c -> List.of(event.apply(c.h1()), sysmonAt(c.h1(), 60)));
    }
}
