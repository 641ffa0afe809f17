package dev.weir.alert;

import dev.weir.event.HostKey;
import dev.weir.event.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** ECS {@code event.id}: the same for every revision of an episode. */
public final class AlertId {
    private static final int BYTES = 16;

    private AlertId() {}

    /**
     * 32 hex digits made from what fixes the episode.
     *
     * @param key tenant and host; the domain is left out, because not every event tells it
     * @param rule ECS {@code rule.id}
     * @param identity {@link dev.weir.detect.Incident#identity()}
     */
    public static String of(HostKey key, String rule, String identity) {
        return of(List.of(key.tenant(), key.name(), rule, identity));
    }

    /** 32 hex digits made from the parts in their order. */
    static String of(List<String> parts) {
        MessageDigest digest = Sha256.digest();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            // With its length in front, a part cannot pass for the end of the one before.
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }
}
