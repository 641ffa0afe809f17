package dev.weir.detect.rules;

import dev.weir.event.EcsField;
import dev.weir.event.EndpointEvent;
import dev.weir.event.HostName;
import dev.weir.event.Sha256;
import dev.weir.normalize.LocatedEvent;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an event is known by, whichever record brings it: the source's own id, which for Windows
 * events is host, log and record number; otherwise a hash of its content. Never its position.
 */
final class EventIdentity {
    private static final EcsField CHANNEL = EcsField.of("winlog.channel");
    private static final int BYTES = 16;

    private EventIdentity() {}

    static String of(LocatedEvent seen) {
        EndpointEvent event = seen.event();
        String id = event.id();
        String host = host(event);
        if (id == null || id.isBlank() || host == null) {
            return "content:" + seen.fields().content();
        }
        List<?> channel = seen.fields().values(CHANNEL);
        // Record numbers belong to a log; other vendors' ids are not always unique for all time.
        String scope =
                channel.isEmpty()
                        ? String.valueOf(event.time())
                        : String.valueOf(channel.get(0)).toLowerCase(Locale.ROOT);
        String text = String.join("\u0000", event.source().id(), host, scope, id);
        byte[] hash = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, BYTES);
    }

    private static @Nullable String host(EndpointEvent event) {
        HostName name = HostName.of(event.host().name());
        return name == null ? event.host().id() : name.label();
    }
}
