package dev.weir.sequence;

import java.util.List;

/**
 * The values that join the events of a match.
 *
 * @param typed one a key field, each with the letter of its type before a colon: {@code s:alice},
 *     {@code n:4321}; empty for a sequence without {@code by}
 */
public record SequenceKey(List<String> typed) {

    /** The values as text, in the order of the key fields. */
    public List<String> values() {
        return typed.stream().map(value -> value.substring(2)).toList();
    }
}
