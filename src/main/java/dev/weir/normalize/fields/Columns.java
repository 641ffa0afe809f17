package dev.weir.normalize.fields;

import java.util.List;

/** An event by the names of its source. */
@FunctionalInterface
public interface Columns {

    /**
     * All values of a column as sent, numbers and booleans as text; empty when the event lacks it or
     * it says nothing: blank or {@code -}.
     * A name that begins with {@code @} is no column but a fact of the envelope, such as {@code
     * @id}, the number of a Windows event.
     */
    List<String> values(String column);

    /**
     * All values of a column of a part that rules name as it is, also where they say nothing.
     *
     * @param prefix the beginning of the field's name, such as {@code winlog.event_data.}
     */
    default List<String> sent(String prefix, String column) {
        return values(prefix + column);
    }
}
