package dev.weir.event;

import java.util.List;

/** What is known of the events of one kind before any of them is there. */
public interface FieldSupply {

    /** Whether such an event is known to have the field, at least in some cases. */
    boolean supplies(EcsField field);

    /** Whether one could have it all the same: never false for a field that one has. */
    default boolean allows(EcsField field) {
        return supplies(field);
    }

    /**
     * The values that the field has in every such event: each list is one event's. Empty when they
     * are not known before the event is there.
     */
    List<List<String>> known(EcsField field);
}
