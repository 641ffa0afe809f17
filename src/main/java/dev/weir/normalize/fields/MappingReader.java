package dev.weir.normalize.fields;

import dev.weir.event.EcsField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table. Line by line:
 *
 * <pre>
 * # a remark
 * include windows                     the parts of another table
 * part actor                          rows that several classes use
 * class Process Create when @id = 1   a kind of event; "= a | b" for several values, ", C = v"
 *   use actor                         for a further column, no "when" for all others
 *   event.category = "process"        a text that every event has
 *   event.action = "a", "b"           several values
 *   process.pid = ProcessId | Pid     the first of the columns that the event has
 *   process.name = fileName(Image)    a column and what becomes of it
 *   process.name                      a column of the same name
 *   winlog.event_data.* = A B         all columns below that name; A and B are known to be sent,
 *   winlog.event_data.*               or any
 * </pre>
 */
final class MappingReader {
    private static final String INCLUDE = "include ";
    private static final String PART = "part ";
    private static final String CLASS = "class ";
    private static final String USE = "use ";
    private static final String WHEN = " when ";

    private final String resource;
    private final String text;
    private final Map<String, EventClass> parts = new HashMap<>();
    private final List<EventClass> classes = new ArrayList<>();

    private @Nullable EventClass current;
    private int number;

    MappingReader(String resource, String text) {
        this.resource = resource;
        this.text = text;
    }

    /**
     * @throws IllegalStateException with resource and line
     */
    List<EventClass> classes() {
        for (String line : text.split("\n", -1)) {
            number++;
            String content = line.strip();
            if (!content.isEmpty() && content.charAt(0) != '#') {
                read(content);
            }
        }
        return List.copyOf(classes);
    }

    private void read(String line) {
        if (line.startsWith(INCLUDE)) {
            String other = line.substring(INCLUDE.length()).strip() + ".table";
            MappingReader included = new MappingReader(other, Mapping.text(other));
            included.classes();
            parts.putAll(included.parts);
        } else if (line.startsWith(PART)) {
            String name = line.substring(PART.length()).strip();
            current = empty(name, Map.of());
            parts.put(name, current);
        } else if (line.startsWith(CLASS)) {
            int when = line.indexOf(WHEN);
            String name = line.substring(CLASS.length(), when < 0 ? line.length() : when).strip();
            current =
                    empty(name, when < 0 ? Map.of() : tests(line.substring(when + WHEN.length())));
            classes.add(current);
        } else if (current == null) {
            throw fault("a row outside of a class");
        } else if (line.startsWith(USE)) {
            EventClass part = parts.get(line.substring(USE.length()).strip());
            if (part == null) {
                throw fault("no such part");
            }
            current.rows().putAll(part.rows());
            current.copied().putAll(part.copied());
        } else {
            row(current, line);
        }
    }

    private void row(EventClass kind, String line) {
        int sign = line.indexOf('=');
        String field = (sign < 0 ? line : line.substring(0, sign)).strip();
        String right = sign < 0 ? "" : line.substring(sign + 1).strip();
        if (field.endsWith(".*")) {
            Set<String> known = right.isEmpty() ? null : Set.of(right.split("\\s+", -1));
            kind.copied().put(field.substring(0, field.length() - 1), known);
        } else {
            kind.rows().put(EcsField.of(field), right.isEmpty() ? column(field) : all(right));
        }
    }

    private Value all(String right) {
        List<Value> parts = split(right, ',').stream().map(this::first).toList();
        return parts.size() == 1 ? parts.get(0) : new Value.All(parts);
    }

    private Value first(String right) {
        List<Value> choices = split(right, '|').stream().map(this::single).toList();
        return choices.size() == 1 ? choices.get(0) : new Value.First(choices);
    }

    private Value single(String item) {
        if (item.length() > 1 && item.startsWith("\"") && item.endsWith("\"")) {
            return new Value.Constant(item.substring(1, item.length() - 1));
        }
        int open = item.indexOf('(');
        if (open < 0) {
            return column(item);
        }
        Conversion conversion = Conversion.named(item.substring(0, open));
        if (conversion == null || !item.endsWith(")")) {
            throw fault("no conversion: " + item);
        }
        List<String> names = List.of(item.substring(open + 1, item.length() - 1).split(" ", -1));
        return new Value.Converted(
                conversion, names.get(0), names.size() == 1 ? null : names.get(1));
    }

    private Value column(String name) {
        if (name.isEmpty() || name.indexOf(' ') >= 0 || name.indexOf('"') >= 0) {
            throw fault("no column: " + name);
        }
        return new Value.Column(name);
    }

    private Map<String, Set<String>> tests(String text) {
        Map<String, Set<String>> tests = new LinkedHashMap<>();
        for (String test : split(text, ',')) {
            List<String> sides = split(test, '=');
            if (sides.size() != 2) {
                throw fault("no test: " + test);
            }
            tests.put(sides.get(0), new LinkedHashSet<>(split(sides.get(1), '|')));
        }
        return tests;
    }

    /** At a sign, outside of quotes. */
    private static List<String> split(String text, char sign) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (c == sign && !quoted) {
                parts.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        parts.add(text.substring(from).strip());
        return parts;
    }

    private static EventClass empty(String name, Map<String, Set<String>> tests) {
        return new EventClass(name, tests, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    private IllegalStateException fault(String what) {
        return new IllegalStateException(resource + ":" + number + ": " + what);
    }
}
