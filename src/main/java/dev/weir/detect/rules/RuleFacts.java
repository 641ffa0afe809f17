package dev.weir.detect.rules;

import dev.weir.detect.EventClock;
import dev.weir.detect.Flag;
import dev.weir.eql.FieldText;
import dev.weir.event.EcsField;
import dev.weir.event.FieldValues;
import dev.weir.event.HostKey;
import dev.weir.event.Truncation;
import dev.weir.normalize.LocatedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a fact of an event, and bounds it: attackers choose names and commands. */
final class RuleFacts {
    private static final int LONGEST = 500;
    private static final int MOST_VALUES = 10;
    private static final int MOST_FIELDS = 64;

    private static final EcsField SEQUENCE = EcsField.of("event.sequence");

    /** What an alert shows of every event that has it. */
    static final List<EcsField> SHOWN =
            fields(
                    """
                    event.action event.category event.code event.provider event.type host.id
                    host.ip host.name host.os.type user.domain user.id user.name
                    process.args process.command_line process.entity_id process.executable
                    process.name process.pid process.hash.sha256 process.parent.command_line
                    process.parent.entity_id process.parent.executable process.parent.name
                    process.parent.pid process.pe.original_file_name file.path file.name
                    file.hash.sha256 dll.path dll.name registry.path registry.value
                    registry.data.strings source.ip source.port destination.ip
                    destination.port destination.domain dns.question.name
                    """);

    private static final Set<String> SHOWN_NAMES =
            SHOWN.stream().map(EcsField::name).collect(Collectors.toUnmodifiableSet());

    private final EventClock clock;

    /**
     * @param maxClockLead an event time further ahead of its arrival is not believed
     */
    RuleFacts(Duration maxClockLead) {
        clock = new EventClock(maxClockLead);
    }

    RuleFact of(LocatedEvent seen, FieldValues values, String tenant, Collection<EcsField> tested) {
        Instant ingested = Instant.ofEpochMilli(seen.ingested());
        Instant believed = clock.believed(seen.event().time(), ingested);
        Map<String, List<String>> fields = new LinkedHashMap<>();
        tested.forEach(field -> put(fields, field, values));
        SHOWN.forEach(field -> put(fields, field, values));
        return new RuleFact(
                EventIdentity.of(seen),
                believed == null ? ingested : believed,
                ingested,
                seen.event().source(),
                seen.position(),
                seen.item(),
                sequence(values),
                HostKey.of(tenant, seen.event().host()),
                believed == null ? List.of(Flag.CLOCK_SUSPECT) : List.of(),
                fields.entrySet().stream()
                        .map(field -> new RuleFact.Field(field.getKey(), field.getValue()))
                        .toList(),
                tested.stream().map(EcsField::name).filter(fields::containsKey).toList());
    }

    /** Whether an alert shows the field as its own, not only as what a rule tested. */
    static boolean isShown(String field) {
        return SHOWN_NAMES.contains(field);
    }

    private static void put(Map<String, List<String>> fields, EcsField field, FieldValues values) {
        List<?> found = values.values(field);
        if (found.isEmpty() || fields.size() >= MOST_FIELDS) {
            return;
        }
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < found.size() && i < MOST_VALUES; i++) {
            kept.add(Truncation.text(FieldText.of(found.get(i)), LONGEST));
        }
        fields.putIfAbsent(field.name(), kept);
    }

    private static @Nullable Long sequence(FieldValues values) {
        List<?> found = values.values(SEQUENCE);
        try {
            return found.isEmpty() ? null : (Long) Long.parseLong(FieldText.of(found.get(0)));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static List<EcsField> fields(String names) {
        List<EcsField> fields = new ArrayList<>();
        for (String name : names.strip().split("\\s+", -1)) {
            fields.add(EcsField.of(name));
        }
        return fields;
    }
}
