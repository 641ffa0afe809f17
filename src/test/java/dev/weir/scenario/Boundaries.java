package dev.weir.scenario;

import static dev.weir.scenario.Expected.alert;
import static dev.weir.scenario.Names.OFF;
import static dev.weir.scenario.Names.ON;
import static dev.weir.scenario.Scenario.scenario;
import static dev.weir.scenario.Told.ARMED_47;
import static dev.weir.scenario.Told.RUN_73;
import static dev.weir.scenario.Told.TASK_47;
import static dev.weir.scenario.Told.TASK_63;
import static dev.weir.scenario.Told.TENTATIVE_21;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** §§ 4 and 5 of the contract: the bounds, all inclusive, and what makes an episode. */
final class Boundaries {

    private static final double HOUR = 3600;
    private static final double DAY = 24 * HOUR;
    private static final double LITTLE = 0.001;

    private Boundaries() {}

    static Stream<Scenario> all() {
        return Stream.of(tasks(), uses(), resets(), episodes(), facts()).flatMap(all -> all);
    }

    private static Stream<Scenario> tasks() {
        return Stream.of(
                one("task at 1 h", c -> of(on(c, 0), task(c, HOUR)), created(TASK_63)),
                one("task after 1 h", c -> of(on(c, 0), task(c, HOUR + LITTLE)), created(TASK_47)),
                one("task at 24 h", c -> of(on(c, 0), task(c, DAY)), created(TASK_47)),
                one("task after 24 h", c -> of(on(c, 0), task(c, DAY + LITTLE)), alert(ARMED_47)),
                one(
                        "task 120 s early",
                        c -> of(task(c, -120), on(c, 0)),
                        created(TASK_63).flags("order_inverted")),
                one(
                        "task more than 120 s early",
                        c -> of(task(c, -120 - LITTLE), on(c, 0)),
                        alert(ARMED_47)),
                one(
                                "task 24 h after the first arming, not the last",
                                c -> of(on(c, 0), on(c, 20 * HOUR), task(c, DAY + LITTLE)),
                                alert(ARMED_47))
                        .orderMatters(),
                one(
                        "tentative, task at 1 h",
                        c -> of(Sysmon.sysmon13(c.h1(), 0, "DWORD (0x00000002)"), task(c, HOUR)),
                        alert(TENTATIVE_21, TASK_47)
                                .evidence("task_created")
                                .sources("sysmon", "windows_security")));
    }

    private static Stream<Scenario> uses() {
        return Stream.of(
                one("use at 7 d", c -> of(on(c, 0), use(c, 7 * DAY)), used()),
                one("use after 7 d", c -> of(on(c, 0), use(c, 7 * DAY + LITTLE)), alert(ARMED_47)),
                one(
                        "use 120 s early",
                        c -> of(use(c, -120), on(c, 0)),
                        used().flags("order_inverted", "at_mode_create")),
                one(
                        "use more than 120 s early",
                        c -> of(use(c, -120 - LITTLE), on(c, 0)),
                        alert(ARMED_47).flags("prior_at_attempt")),
                one(
                        "use 7 d after the last arming",
                        c -> of(on(c, 0), on(c, 6 * DAY), use(c, 13 * DAY)),
                        used()));
    }

    private static Stream<Scenario> resets() {
        return Stream.of(
                        one(
                                "task 15 min after the reset",
                                c -> of(on(c, 0), off(c, 60), task(c, 960)),
                                alert(ARMED_47, ARMED_47, TASK_47)
                                        .evidence("task_created")
                                        .flags("disarmed", "after_reset")
                                        .sources("sysmon", "windows_security")
                                        .flips(1)),
                        one(
                                "task more than 15 min after the reset",
                                c -> of(on(c, 0), off(c, 60), task(c, 960 + LITTLE)),
                                disarmed()),
                        one(
                                "use a week after arming, reset in between",
                                c -> of(on(c, 0), off(c, 60), use(c, 7 * DAY)),
                                alert(ARMED_47, ARMED_47, RUN_73)
                                        .evidence("at_run")
                                        .flags("disarmed", "after_reset", "at_mode_create")
                                        .flips(1)),
                        one(
                                "two flips are no flapping",
                                c ->
                                        of(
                                                on(c, 0),
                                                off(c, 60),
                                                on(c, 120),
                                                off(c, 180),
                                                task(c, 360)),
                                alert(ARMED_47, ARMED_47, TASK_47)
                                        .evidence("task_created")
                                        .flags("disarmed", "after_reset")
                                        .sources("sysmon", "windows_security")
                                        .flips(2)),
                        one(
                                "three flips are flapping",
                                c ->
                                        of(
                                                on(c, 0),
                                                off(c, 60),
                                                on(c, 120),
                                                off(c, 180),
                                                on(c, 240),
                                                off(c, 300),
                                                task(c, 360)),
                                alert(ARMED_47, ARMED_47, TASK_47)
                                        .evidence("task_created")
                                        .flags("disarmed", "after_reset", "flapping")
                                        .sources("sysmon", "windows_security")
                                        .flips(3)))
                .map(Scenario::orderMatters);
    }

    private static Stream<Scenario> episodes() {
        return Stream.of(
                        one(
                                "armed again an hour after the previous arming",
                                c -> of(on(c, 0), off(c, 60), on(c, HOUR), use(c, HOUR + 60)),
                                alert(ARMED_47, ARMED_47, RUN_73)
                                        .evidence("at_run")
                                        .flags("disarmed", "at_mode_create")
                                        .flips(1)),
                        one(
                                "armed again later than an hour",
                                c -> of(on(c, 0), off(c, 60), on(c, HOUR + 1), use(c, HOUR + 60)),
                                disarmed(),
                                used().start(HOUR + 1)),
                        one(
                                "armed again 7 d later without a reset",
                                c -> of(on(c, 0), on(c, 7 * DAY), use(c, 7 * DAY + 60)),
                                used()),
                        one(
                                "armed again later than 7 d",
                                c -> of(on(c, 0), on(c, 7 * DAY + 1), use(c, 7 * DAY + 60)),
                                alert(ARMED_47),
                                used().start(7 * DAY + 1)),
                        one("a reset without an arming", c -> of(off(c, 0), use(c, 60))),
                        one(
                                "a reset before the arming",
                                c -> of(off(c, -60), on(c, 0), task(c, 60)),
                                created(TASK_63)))
                .map(Scenario::orderMatters);
    }

    private static Stream<Scenario> facts() {
        return Stream.of(
                one(
                        "one task within 60 s",
                        c -> of(on(c, 0), task(c, 100), task(c, 160)),
                        created(TASK_63)),
                one(
                        "one task more than 60 s apart",
                        c -> of(on(c, 0), task(c, 100), task(c, 160 + LITTLE)),
                        alert(ARMED_47, TASK_63, TASK_63)
                                .evidence("task_created", "task_created")
                                .sources("sysmon", "windows_security")),
                one(
                        "a revision at 1, 2, 5, 10",
                        Boundaries::twelveTasks,
                        alert(ARMED_47, TASK_63, TASK_63, TASK_63, TASK_63)
                                .evidence(
                                        Collections.nCopies(10, "task_created")
                                                .toArray(String[]::new))
                                .sources("sysmon", "windows_security")));
    }

    private static List<Wire> twelveTasks(Cast c) {
        List<Wire> events = new ArrayList<>();
        events.add(on(c, 0));
        for (int i = 1; i <= 12; i++) {
            events.add(Windows.security4698(c.h1(), 100 * i, "\\X" + i));
        }
        return events;
    }

    private static Expected created(Told told) {
        return alert(ARMED_47, told).evidence("task_created").sources("sysmon", "windows_security");
    }

    private static Expected used() {
        return alert(ARMED_47, RUN_73).evidence("at_run").flags("at_mode_create");
    }

    private static Expected disarmed() {
        return alert(ARMED_47, ARMED_47).flags("disarmed").flips(1);
    }

    private static Wire on(Cast c, double at) {
        return Sysmon.sysmon13(c.h1(), at, ON);
    }

    private static Wire off(Cast c, double at) {
        return Sysmon.sysmon13(c.h1(), at, OFF);
    }

    private static Wire use(Cast c, double at) {
        return Sysmon.sysmonAt(c.h1(), at);
    }

    private static Wire task(Cast c, double at) {
        return Windows.security4698(c.h1(), at, "\\X");
    }

    private static List<Wire> of(Wire... events) {
        return List.of(events);
    }

    private static Scenario one(
            String name, Function<Cast, List<Wire>> story, Expected... expected) {
        return scenario("B" + Integer.toHexString(name.hashCode()), name, story).expect(expected);
    }
}
