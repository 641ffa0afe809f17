package dev.weir.eql;

import dev.weir.event.EcsField;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A value that joins events: exact and with its type, so that the number 1 is not the text "1". */
public final class KeyValue {

    private static final int LONGEST_WHOLE = 19;

    private KeyValue() {}

    /**
     * A letter for the type, a colon, and the value as text; equal for equal values only.
     *
     * @param value of an event, as it came
     * @param field brings the value to its type
     * @return null when the value cannot be of the field's type
     */
    public static @Nullable String of(@Nullable Object value, EcsField field) {
        Object brought = Values.bring(value, ValueType.of(field.type()));
        if (brought == null) {
            return null;
        }
        if (brought instanceof Number number) {
            return "n:" + text(number);
        }
        return (brought instanceof String ? "s:" : brought instanceof Boolean ? "b:" : "t:")
                + brought;
    }

    /** One text for each number: 1, 1.0 and 1e0 are the same. */
    private static String text(Number number) {
        if (number instanceof Long) {
            return number.toString();
        }
        BigDecimal exact = BigDecimal.valueOf(number.doubleValue()).stripTrailingZeros();
        boolean whole = exact.scale() <= 0 && exact.precision() - exact.scale() <= LONGEST_WHOLE;
        return whole ? exact.toBigInteger().toString() : exact.toString();
    }
}
