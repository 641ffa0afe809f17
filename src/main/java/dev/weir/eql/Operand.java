package dev.weir.eql;

import dev.weir.event.FieldValues;
import java.util.List;

/** A compiled value: none, one or several for an event. */
@FunctionalInterface
interface Operand {

    List<Object> values(FieldValues event);
}
