package dev.weir.detect;

import org.jspecify.annotations.Nullable;

/**
 * What is seen of a host that a vendor knows by an id: a hit whose record does not name it, or the
 * name. On one line, so that neither overtakes the other.
 *
 * @param id {@link HostNaming#id}
 * @param hit null when it is the name
 * @param name null when it is a hit
 */
public record HostSighting(String id, @Nullable Hit hit, @Nullable String name) {

    /** Of a hit that {@link HostNaming#idOf} knows an id of. */
    public static HostSighting of(Hit hit) {
        return new HostSighting(String.valueOf(HostNaming.idOf(hit)), hit, null);
    }

    public static HostSighting of(HostNaming naming) {
        return new HostSighting(naming.id(), null, naming.name());
    }
}
