package dev.weir.normalize.source.shared;

import dev.weir.event.EndpointEvent;
import dev.weir.event.FieldValues;
import org.jspecify.annotations.Nullable;

/**
 * A document as a mapper reads it.
 *
 * @param event what the built-in detection reads
 * @param fields what rules can ask for, read from the document when they do
 * @param kind of event, in its vendor's words, for those who count; null where the mapper does not
 *     tell
 */
public record MappedEvent(EndpointEvent event, FieldValues fields, @Nullable String kind) {}
