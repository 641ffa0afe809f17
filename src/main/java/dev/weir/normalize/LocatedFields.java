package dev.weir.normalize;

import dev.weir.event.EcsField;
import dev.weir.event.FieldSupply;
import dev.weir.event.FieldValues;
import dev.weir.event.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.CopyableValue;
import org.apache.flink.types.StringValue;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an event on their way to the next operator. In a chain they are handed on as they
 * are. Where someone takes the chain apart, the values of the catalogue's fields travel; rules that
 * name other fields need the chain.
 */
public final class LocatedFields implements FieldValues, CopyableValue<LocatedFields> {
    private static final long serialVersionUID = 1L;
    private static final int HASH_BYTES = 16;
    private static final EcsField TIMESTAMP = EcsField.of("@timestamp");

    private transient FieldValues values;
    private transient List<?> times;
    private transient Supplier<String> content;

    /** For Flink, which fills it afterwards. */
    public LocatedFields() {
        this(FieldValues.NONE, null, () -> "");
    }

    /**
     * The fields of an event as it was read.
     *
     * @param time event time, by whichever of its times is the right one; null when it has none
     * @param content the event as text, of which only a hash is used
     */
    LocatedFields(FieldValues values, @Nullable Instant time, Supplier<String> content) {
        this.times = time == null ? List.of() : List.of(time);
        this.values = values;
        this.content =
                () -> {
                    byte[] text = content.get().getBytes(StandardCharsets.UTF_8);
                    return HexFormat.of().formatHex(Sha256.of(text), 0, HASH_BYTES);
                };
    }

    /** A hash of the event's content: what it is known by when its source gives it no id. */
    public String content() {
        String hash = content.get();
        content = () -> hash;
        return hash;
    }

    @Override
    public List<?> values(EcsField field) {
        return field.equals(TIMESTAMP) ? times : values.values(field);
    }

    @Override
    public @Nullable FieldSupply supply() {
        return values.supply();
    }

    @Override
    public void write(DataOutputView out) throws IOException {
        Map<EcsField, List<?>> known = new HashMap<>();
        for (EcsField field : EcsField.all()) {
            List<?> found = values(field);
            if (!found.isEmpty()) {
                known.put(field, found);
            }
        }
        StringValue.writeString(content(), out);
        out.writeInt(known.size());
        for (Map.Entry<EcsField, List<?>> field : known.entrySet()) {
            StringValue.writeString(field.getKey().name(), out);
            out.writeInt(field.getValue().size());
            for (Object value : field.getValue()) {
                StringValue.writeString(String.valueOf(value), out);
            }
        }
    }

    @Override
    public void read(DataInputView in) throws IOException {
        String hash = StringValue.readString(in);
        content = () -> hash;
        Map<EcsField, List<?>> known = new HashMap<>();
        for (int fields = in.readInt(); fields > 0; fields--) {
            EcsField field = EcsField.of(StringValue.readString(in));
            List<String> found = new ArrayList<>();
            for (int count = in.readInt(); count > 0; count--) {
                found.add(StringValue.readString(in));
            }
            known.put(field, found);
        }
        times = known.getOrDefault(TIMESTAMP, List.of());
        values = field -> known.getOrDefault(field, List.of());
    }

    @Override
    public LocatedFields copy() {
        LocatedFields copy = new LocatedFields();
        copyTo(copy);
        return copy;
    }

    @Override
    public void copyTo(LocatedFields target) {
        target.values = values;
        target.times = times;
        target.content = content;
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        LocatedFields fields = new LocatedFields();
        fields.read(source);
        fields.write(target);
    }

    @Override
    public int getBinaryLength() {
        return -1;
    }
}
