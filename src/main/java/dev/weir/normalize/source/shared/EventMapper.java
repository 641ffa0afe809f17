package dev.weir.normalize.source.shared;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.ingest.RejectedException;

/** Reads one wire shape. Stateless; one instance serves a whole subtask. */
public interface EventMapper {

    /**
     * Name of the shape in metrics, dead letters and {@code explain}, such as {@code winlogbeat}.
     */
    String name();

    /** Whether the document has this shape, judged by the document alone. */
    boolean recognises(JsonNode document);

    /**
     * Whether the shape is so general that a document in it may be no more than the envelope of
     * another.
     */
    default boolean isVague() {
        return false;
    }

    /**
     * Maps a recognised document. What the detection does not use is mapped to {@link
     * dev.weir.event.EventType#OTHER} with source, time and host.
     *
     * @throws RejectedException when a field that must be there is missing or cannot be read
     */
    MappedEvent map(JsonNode document) throws RejectedException;
}
