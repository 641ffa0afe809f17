package dev.weir.eql;

import static dev.weir.eql.ValueType.ANY;
import static dev.weir.eql.ValueType.BOOLEAN;
import static dev.weir.eql.ValueType.NUMBER;
import static dev.weir.eql.ValueType.TEXT;

import dev.weir.event.Ascii;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions of the language, with the types that they take and give. */
public enum Function {
    ADD("add", NUMBER, 2, NUMBER, NUMBER),
    BETWEEN("between", TEXT, 3, TEXT, TEXT, TEXT, BOOLEAN),
    CIDR_MATCH("cidrMatch", BOOLEAN, 2, TEXT, TEXT),
    CONCAT("concat", TEXT, 1, ANY),
    DIVIDE("divide", NUMBER, 2, NUMBER, NUMBER),
    ENDS_WITH("endsWith", BOOLEAN, 2, TEXT, TEXT),
    INDEX_OF("indexOf", NUMBER, 2, TEXT, TEXT, NUMBER),
    LENGTH("length", NUMBER, 1, TEXT),
    MODULO("modulo", NUMBER, 2, NUMBER, NUMBER),
    MULTIPLY("multiply", NUMBER, 2, NUMBER, NUMBER),
    TO_NUMBER("number", NUMBER, 1, TEXT, NUMBER),
    STARTS_WITH("startsWith", BOOLEAN, 2, TEXT, TEXT),
    TO_STRING("string", TEXT, 1, ANY),
    STRING_CONTAINS("stringContains", BOOLEAN, 2, TEXT, TEXT),
    SUBSTRING("substring", TEXT, 2, TEXT, NUMBER, NUMBER),
    SUBTRACT("subtract", NUMBER, 2, NUMBER, NUMBER);

    final String word;
    final ValueType result;
    final int least;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    final List<ValueType> parameters;

    Function(String word, ValueType result, int least, ValueType... parameters) {
        this.word = word;
        this.result = result;
        this.least = least;
        this.parameters = List.of(parameters);
    }

    static @Nullable Function named(String word) {
        for (Function function : values()) {
            if (Ascii.same(function.word, word)) {
                return function;
            }
        }
        return null;
    }

    /** Whether it can be written with {@code ~}. */
    boolean folds() {
        return switch (this) {
            case BETWEEN, ENDS_WITH, INDEX_OF, STARTS_WITH, STRING_CONTAINS -> true;
            default -> false;
        };
    }

    /** Takes any number of its last argument. */
    boolean repeats() {
        return this == CONCAT || this == CIDR_MATCH;
    }

    ValueType parameter(int index) {
        return parameters.get(Math.min(index, parameters.size() - 1));
    }
}
