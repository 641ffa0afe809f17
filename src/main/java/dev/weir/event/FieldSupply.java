package dev.weir.event;

import java.util.List;

/** What is known of the events of one kind before any of them is there. */
public interface FieldSupply {

    /** Whether such an event can have the field. */
    boolean supplies(EcsField field);

    /**
     * The values that the field has in every such event: each list is one event's. Empty when they
     * are not known before the event is there.
     */
    List<List<String>> known(EcsField field);
}
