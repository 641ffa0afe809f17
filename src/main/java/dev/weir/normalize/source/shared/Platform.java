package dev.weir.normalize.source.shared;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.Ascii;
import org.jspecify.annotations.Nullable;

/** The operating system of a host, as vendors write it. */
public final class Platform {
    /** CrowdStrike, ECS, SentinelOne, OCSF. */
    private static final String[] FIELDS = {
        "event_platform", "host.os.type", "host.os.platform", "endpoint.os", "device.os.type"
    };

    private Platform() {}

    /** As sent; null when the document does not say. */
    public static @Nullable String of(JsonNode document) {
        return JsonFields.text(document, FIELDS);
    }

    /** Whether it is surely another than Windows; a missing one is not. */
    static boolean isForeign(@Nullable String system) {
        return system != null && !Ascii.lower(system).startsWith("win");
    }

    /** The name when it is surely another than Windows; otherwise null. */
    public static @Nullable String foreign(JsonNode document) {
        String system = of(document);
        return isForeign(system) ? system : null;
    }
}
