package dev.weir.scenario;

import static dev.weir.scenario.Expected.alert;
import static dev.weir.scenario.Names.ON;
import static dev.weir.scenario.Scenario.scenario;
import static dev.weir.scenario.Sysmon.sysmon13;
import static dev.weir.scenario.Sysmon.sysmonAt;
import static dev.weir.scenario.Told.ARMED_47;
import static dev.weir.scenario.Told.RUN_73;

import java.util.List;
import java.util.stream.Stream;

/** § 4 of the contract: how late either half may arrive, by the time of arrival. */
final class Lateness {

    private static final double DAY = 86_400;

    private Lateness() {}

    static Stream<Scenario> all() {
        return Stream.of(
                arriving("arming 24 h after its use", 62 + DAY, 62).expect(used()),
                arriving("arming more than 24 h after its use", 63 + DAY, 62)
                        .expect(alert(ARMED_47)),
                arriving("use 8 d after its arming", 2, 2 + 8 * DAY).expect(used()),
                arriving("use more than 8 d after its arming", 2, 3 + 8 * DAY)
                        .expect(alert(ARMED_47)));
    }

    private static Expected used() {
        return alert(ARMED_47, RUN_73).evidence("at_run").flags("at_mode_create");
    }

    private static Scenario arriving(String name, double arming, double use) {
        return scenario(
                "L" + Integer.toHexString(name.hashCode()),
                name,
                c -> List.of(sysmon13(c.h1(), 0, ON).arr(arming), sysmonAt(c.h1(), 60).arr(use)));
    }
}
