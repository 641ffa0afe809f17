package dev.weir.normalize.fields;

import dev.weir.event.EcsField;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The column of a field of a copied part, cut off once: rules ask for some of these of every event.
 */
record CopiedColumn(String prefix, String name) {
    /** Fields are those that rules name; there are some hundreds of them. */
    private static final int MOST = 10_000;

    private static final Map<EcsField, CopiedColumn> KNOWN = new ConcurrentHashMap<>();

    /**
     * @param prefix the beginning of the field's name
     */
    static String of(String prefix, EcsField field) {
        CopiedColumn known = KNOWN.get(field);
        if (known == null || !known.prefix.equals(prefix)) {
            known = new CopiedColumn(prefix, field.name().substring(prefix.length()));
            if (KNOWN.size() < MOST) {
                KNOWN.put(field, known);
            }
        }
        return known.name;
    }
}
