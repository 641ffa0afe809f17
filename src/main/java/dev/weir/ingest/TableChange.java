package dev.weir.ingest;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One record of a compacted topic of settings, unparsed.
 *
 * @param id the key of the record: whose setting it is; null when it has none
 * @param removed whether the record is a tombstone: it is gone
 * @param raw the record itself
 */
public record TableChange(@Nullable String id, boolean removed, RawRecord raw)
        implements Serializable {}
