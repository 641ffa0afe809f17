package dev.weir.normalize.source.shared;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.ingest.RejectedException;
import java.util.Set;

/** Reads one wire shape. Stateless; one instance serves a whole subtask. */
public interface EventMapper {
    /** The mark of a shape that may be a text instead of an object. */
    String TEXT = "";

    /**
     * Name of the shape in metrics, dead letters and {@code explain}, such as {@code winlogbeat}.
     */
    String name();

    /**
     * Names of members, up to their first dot: an object without any of them has not this shape.
     * The rarer a mark is among other shapes, the less often {@link #recognises} is asked.
     */
    Set<String> marks();

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
