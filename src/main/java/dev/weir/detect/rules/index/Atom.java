package dev.weir.detect.rules.index;

import dev.weir.event.Ascii;
import dev.weir.event.EcsField;

/**
 * Something that can be seen in an event without running a condition. Case is ignored: an atom may
 * be seen too often, never too seldom.
 *
 * @param text in small ASCII letters; empty for {@code PRESENT}
 */
public record Atom(Kind kind, EcsField field, String text) {

    /** How it is seen. */
    public enum Kind {
        /** A value of the field is the text. */
        EXACT,
        /** A value of the field contains the text. */
        PART,
        /** The field has a value. */
        PRESENT
    }

    public static Atom exact(EcsField field, String text) {
        return new Atom(Kind.EXACT, field, Ascii.lower(text));
    }

    public static Atom part(EcsField field, String text) {
        return new Atom(Kind.PART, field, Ascii.lower(text));
    }

    public static Atom present(EcsField field) {
        return new Atom(Kind.PRESENT, field, "");
    }
}
