package dev.weir.normalize.source.shared;

import dev.weir.event.EndpointEvent;
import dev.weir.event.FieldValues;

/**
 * A document as a mapper reads it.
 *
 * @param event what the built-in detection reads
 * @param fields what rules can ask for, read from the document when they do
 */
public record MappedEvent(EndpointEvent event, FieldValues fields) {}
