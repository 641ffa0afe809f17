package dev.weir.scenario;

import dev.weir.ingest.RawRecord;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** A story of raw events and the alerts that must come of it; none unless some are named. */
final class Scenario {

    private final String number;
    private final String name;
    private final Function<Cast, List<Wire>> story;
    private Function<Cast, List<String>> exceptions = cast -> List.of();
    private List<Expected> alerts = List.of();
    private List<String> deadLetters = List.of();
    private boolean overAlerts;

    private Scenario(String number, String name, Function<Cast, List<Wire>> story) {
        this.number = number;
        this.name = name;
        this.story = story;
    }

    static Scenario scenario(String number, String name, Function<Cast, List<Wire>> story) {
        return new Scenario(number, name, story);
    }

    /**
     * Every scenario that a method of the class makes, by the methods' names: none is forgotten.
     */
    static Stream<Scenario> allOf(Class<?> table) {
        return Arrays.stream(table.getDeclaredMethods())
                .filter(method -> method.getReturnType() == Scenario.class)
                .filter(method -> method.getParameterCount() == 0)
                .sorted(Comparator.comparing(Method::getName))
                .map(Scenario::made);
    }

    private static Scenario made(Method method) {
        try {
            return (Scenario) method.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(method + " makes no scenario", e);
        }
    }

    Scenario expect(Expected... expected) {
        this.alerts = List.of(expected);
        return this;
    }

    /** Reasons of the dead letters, sorted. */
    Scenario deadLetters(String... reasons) {
        this.deadLetters = List.of(reasons);
        return this;
    }

    /** Exceptions that are in force before the first event, as JSON. */
    Scenario given(Function<Cast, List<String>> json) {
        this.exceptions = json;
        return this;
    }

    /** Other orders may tell more: it has resets, or armings that may be late. */
    Scenario orderMatters() {
        this.overAlerts = true;
        return this;
    }

    /** The records in order of arrival; those that arrive together in the order of the story. */
    List<RawRecord> records(Cast cast) {
        List<Wire> events = new ArrayList<>(story.apply(cast));
        events.sort(Comparator.comparingDouble(Wire::arrives));
        return records(cast, events);
    }

    /** The events in order of event time. */
    List<Wire> events(Cast cast) {
        List<Wire> events = new ArrayList<>(story.apply(cast));
        events.sort(Comparator.comparingDouble(Wire::at));
        return events;
    }

    static List<RawRecord> records(Cast cast, List<Wire> events) {
        List<RawRecord> records = new ArrayList<>();
        for (Wire event : events) {
            records.add(event.record(cast.prefix(), records.size()));
        }
        return records;
    }

    String number() {
        return number;
    }

    List<Expected> alerts() {
        return alerts;
    }

    List<String> deadLetters() {
        return deadLetters;
    }

    List<String> exceptions(Cast cast) {
        return exceptions.apply(cast);
    }

    boolean mayOverAlert() {
        return overAlerts;
    }

    /** Its own hosts where it is told once. */
    Cast cast() {
        return cast("");
    }

    Cast cast(String suffix) {
        return new Cast(number.toLowerCase(Locale.ROOT) + suffix);
    }

    @Override
    public String toString() {
        return number + " " + name;
    }
}
