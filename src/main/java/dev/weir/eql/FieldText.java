package dev.weir.eql;

/** A value of a field as the text that it is compared as. */
public final class FieldText {

    private FieldText() {}

    /**
     * @param value of {@link dev.weir.event.FieldValues}
     */
    public static String of(Object value) {
        return value instanceof String text ? text : String.valueOf(Values.text(value));
    }
}
