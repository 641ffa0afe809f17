package dev.weir.detect;

import dev.weir.event.EndpointEvent;
import java.io.Serializable;
import java.time.Instant;

/** One detection: says what an event means to it. Pure: the same event gives the same verdict. */
public interface Detector {

    /**
     * Judges one event; at most one hit comes of it.
     *
     * @param ingested when the record entered the log
     * @param position where the raw record lies
     * @param tenant the customer or environment that the record belongs to
     * @throws IllegalArgumentException when the event gives a hit and names no host
     */
    Verdict classify(EndpointEvent event, Instant ingested, String position, String tenant);

    /** Makes the detector of a subtask, where it is to work. */
    interface Factory extends Serializable {
        Detector create();
    }
}
