package dev.weir.normalize.source.windows;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says without the names of its event data. It is read only where the names are
 * missing.
 *
 * @param values in the order of the entry, where the carrier dropped the names; empty elsewhere
 * @param message the entry as Windows renders it; null when not sent
 */
public record Nameless(Supplier<List<String>> values, Supplier<@Nullable String> message) {
    /** Of a carrier that sends neither. */
    static final Nameless NONE = new Nameless(List::of, () -> null);
}
