package dev.weir.scenario;

import static dev.weir.scenario.Defend.defend;
import static dev.weir.scenario.Names.ON;
import static dev.weir.scenario.Sysmon.process;
import static dev.weir.scenario.Sysmon.sysmon13;
import static dev.weir.scenario.Sysmon.sysmonAt;
import static dev.weir.scenario.Windows.security4698;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Hosts with stories whose ends are known: armed alone; then a task, a run of at.exe, an AT job;
 * the run on the wire before its arming; never armed; one arming seen by two vendors. Each story
 * comes in two halves, so that something can happen between them; noise lies around.
 */
public final class Fleet {
    private static final int NOISE = 10;

    /** Armings of two vendors lie on both sides of a line of the ids' grid in some stories. */
    private static final int SPREAD = 1200;

    private final List<Event> first = new ArrayList<>();
    private final List<Event> second = new ArrayList<>();
    private final Map<String, String> truth = new HashMap<>();
    private final Random random;

    /**
     * Makes the stories; the same for the same seed.
     *
     * @param prefix what the hosts' names start with
     */
    public Fleet(String prefix, int hosts, long seed) {
        random = new Random(seed);
        for (int i = 0; i < hosts; i++) {
            tell(
                    new Machine("%s-%03d.corp.example".formatted(prefix, i)),
                    i % Story.values().length);
        }
        Collections.shuffle(first, random);
        Collections.shuffle(second, random);
    }

    /**
     * A raw event.
     *
     * @param arrives epoch milliseconds
     * @param spread any number, the same for every use of the fleet: chooses the partition
     */
    public record Event(byte[] value, long arrives, int spread) {}

    private enum Story {
        ARMED("armed/medium/47"),
        TASK("task_created/high/63"),
        RUN("at_run/high/73"),
        JOB("at_job/critical/99"),
        RUN_FIRST("at_run/high/73"),
        NEVER_ARMED(null),
        TWO_VENDORS("at_run/high/73"),
        TWO_VENDORS_JOB("at_job/critical/99");

        private final String end;

        Story(String end) {
            this.end = end;
        }
    }

    /** The first halves, in an order of their own. */
    public List<Event> first() {
        return first;
    }

    public List<Event> second() {
        return second;
    }

    /** Of each host that is to have an alert: stage, severity and risk of its last revision. */
    public Map<String, String> truth() {
        return truth;
    }

    private void tell(Machine host, int number) {
        Story story = Story.values()[number];
        double at = random.nextInt(SPREAD);
        Wire armed = sysmon13(host, at, ON);
        Wire run = sysmonAt(host, at + 60);
        Wire job = security4698(host, at + 60, "\\At1");
        switch (story) {
            case ARMED -> tell(List.of(armed), List.of());
            case TASK -> tell(List.of(armed), List.of(security4698(host, at + 60, "\\Updater")));
            case RUN -> tell(List.of(armed), List.of(run));
            case JOB -> tell(List.of(armed), List.of(job));
            case RUN_FIRST -> tell(List.of(run), List.of(armed.arr(at + 70)));
            case NEVER_ARMED -> tell(List.of(run), List.of(job));
            case TWO_VENDORS -> tell(List.of(armed, defend(host, at + 1, "1")), List.of(run));
            case TWO_VENDORS_JOB ->
                    tell(List.of(armed), List.of(defend(host, at + 1, "1").arr(at + 65), job));
        }
        if (story.end != null) {
            truth.put(host.name(), story.end);
        }
        for (int i = 0; i < NOISE; i++) {
            Wire noise = process(host, at + i, Names.SYSTEM32 + "ping.exe", "ping host" + i);
            tell(List.of(noise), List.of(noise));
        }
    }

    private void tell(List<Wire> before, List<Wire> after) {
        before.forEach(event -> first.add(event(event)));
        after.forEach(event -> second.add(event(event)));
    }

    private Event event(Wire event) {
        return new Event(
                event.bytes(), Wire.time(event.arrives()).toEpochMilli(), random.nextInt(1 << 16));
    }
}
