package dev.weir.normalize.fields;

import java.util.List;

/** An event by the names of its source. */
@FunctionalInterface
public interface Columns {

    /**
     * All values of a column as sent, numbers and booleans as text; empty when the event lacks it.
     * A name that begins with {@code @} is no column but a fact of the envelope, such as {@code
     * @id}, the number of a Windows event.
     */
    List<String> values(String column);
}
