package dev.weir.ingest;

import org.jspecify.annotations.Nullable;

/**
 * One record of the topic of exceptions, unparsed.
 *
 * @param id the key of the record: the id of the exception; null when it has none
 * @param removed whether the record is a tombstone: the exception is gone
 * @param raw the record itself
 */
public record ExceptionChange(@Nullable String id, boolean removed, RawRecord raw) {}
