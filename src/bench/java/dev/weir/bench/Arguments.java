package dev.weir.bench;

import java.util.HashMap;
import java.util.Map;

/** {@code --name value} and {@code --flag}. */
final class Arguments {
    private final Map<String, String> values = new HashMap<>();

    private Arguments() {}

    /**
     * @throws IllegalArgumentException when something is no option
     */
    static Arguments of(String... arguments) {
        Arguments parsed = new Arguments();
        for (int i = 0; i < arguments.length; i++) {
            if (!arguments[i].startsWith("--")) {
                throw new IllegalArgumentException("'" + arguments[i] + "' is no option");
            }
            boolean flag = i + 1 == arguments.length || arguments[i + 1].startsWith("--");
            String name = arguments[i].substring(2);
            parsed.values.put(name, flag ? "" : arguments[++i]);
        }
        return parsed;
    }

    boolean has(String flag) {
        return values.containsKey(flag);
    }

    long number(String name, long otherwise) {
        return has(name) ? Long.parseLong(values.get(name)) : otherwise;
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }
}
