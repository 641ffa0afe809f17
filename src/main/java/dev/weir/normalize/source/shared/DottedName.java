package dev.weir.normalize.source.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A dotted name cut in two at one of its dots.
 *
 * @param head the name of an object
 * @param tail what is looked for in it
 */
record DottedName(String head, String tail) {
    /** Names are those of mappers, tables and rules; there are some hundreds of them. */
    private static final int MOST = 10_000;

    private static final Map<String, DottedName[]> KNOWN = new ConcurrentHashMap<>();

    /** At every dot but a leading one, the shortest head first. */
    static DottedName[] cuts(String name) {
        DottedName[] known = KNOWN.get(name);
        if (known == null) {
            known = cut(name);
            if (KNOWN.size() < MOST) {
                KNOWN.put(name, known);
            }
        }
        return known;
    }

    private static DottedName[] cut(String name) {
        List<DottedName> cuts = new ArrayList<>();
        for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
            cuts.add(new DottedName(name.substring(0, dot), name.substring(dot + 1)));
        }
        return cuts.toArray(DottedName[]::new);
    }
}
