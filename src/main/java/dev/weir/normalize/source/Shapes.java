package dev.weir.normalize.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.normalize.source.shared.EventMapper;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the mapper of a document. Of the objects that lie in a document nearly none has a mark of
 * any shape, and documents have marks of few: no other mapper is asked. Not thread-safe.
 */
public final class Shapes {
    /** Names that are remembered: vendors have some hundreds, attackers as many as they like. */
    private static final int MOST = 10_000;

    private static final int LONGEST = 100;

    private final EventMapper[] mappers;

    /** By mark: a bit for each mapper, by its place. */
    private final Map<String, Integer> marks = new HashMap<>();

    /** The same by name of a member, for names that came before. */
    private final Map<String, Integer> names = new HashMap<>();

    /**
     * @param mappers in the order in which they are tried; at most 32
     */
    public Shapes(List<EventMapper> mappers) {
        if (mappers.size() > Integer.SIZE) {
            throw new IllegalArgumentException("mappers: at most 32, were " + mappers.size());
        }
        this.mappers = mappers.toArray(EventMapper[]::new);
        for (int i = 0; i < this.mappers.length; i++) {
            for (String mark : this.mappers[i].marks()) {
                marks.merge(mark, 1 << i, (some, one) -> some | one);
            }
        }
    }

    /** The first mapper that recognises the document; null when none does. */
    public @Nullable EventMapper of(JsonNode document) {
        for (int asked = asked(document); asked != 0; asked &= asked - 1) {
            EventMapper mapper = mappers[Integer.numberOfTrailingZeros(asked)];
            if (mapper.recognises(document)) {
                return mapper;
            }
        }
        return null;
    }

    private int asked(JsonNode document) {
        if (!document.isObject()) {
            return document.isTextual() ? marks.getOrDefault(EventMapper.TEXT, 0) : 0;
        }
        int asked = 0;
        for (Iterator<String> all = document.fieldNames(); all.hasNext(); ) {
            String name = all.next();
            Integer known = names.get(name);
            asked |= known == null ? learn(name) : known;
        }
        return asked;
    }

    private int learn(String name) {
        int dot = name.indexOf('.');
        int own = marks.getOrDefault(dot < 0 ? name : name.substring(0, dot), 0);
        if (names.size() < MOST && name.length() <= LONGEST) {
            names.put(name, own);
        }
        return own;
    }
}
