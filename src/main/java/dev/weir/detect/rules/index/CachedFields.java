package dev.weir.detect.rules.index;

import dev.weir.eql.FieldText;
import dev.weir.event.Ascii;
import dev.weir.event.EcsField;
import dev.weir.event.FieldSupply;
import dev.weir.event.FieldValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the event at hand, each read once however many conditions ask for it. A field that
 * was ever asked for keeps its place from event to event; those are the fields that rules name.
 */
final class CachedFields implements FieldValues {
    private final Map<EcsField, Slot> slots = new HashMap<>();
    private final RecentTexts.Room room = new RecentTexts.Room();
    private FieldValues event = FieldValues.NONE;
    private long number;

    void reset(FieldValues next) {
        event = next;
        number++;
    }

    @Override
    public List<?> values(EcsField field) {
        return slot(field).values();
    }

    @Override
    public @Nullable FieldSupply supply() {
        return event.supply();
    }

    Slot slot(EcsField field) {
        Slot slot = slots.get(field);
        if (slot == null) {
            slot = new Slot(field);
            slots.put(field, slot);
        }
        return slot;
    }

    /** One field. */
    final class Slot {
        private final EcsField field;
        private List<?> values = List.of();
        private String[] lowered = {};
        private long read;
        private long folded;

        private Slot(EcsField field) {
            this.field = field;
        }

        EcsField field() {
            return field;
        }

        /** For what is remembered of the texts of any field. */
        RecentTexts.Room room() {
            return room;
        }

        List<?> values() {
            if (read != number) {
                read = number;
                values = event.values(field);
            }
            return values;
        }

        /** The values as text, A to Z in lower case. */
        String[] lowered() {
            if (folded != number) {
                folded = number;
                List<?> all = values();
                lowered = new String[all.size()];
                for (int i = 0; i < lowered.length; i++) {
                    lowered[i] = Ascii.lower(FieldText.of(all.get(i)));
                }
            }
            return lowered;
        }
    }
}
