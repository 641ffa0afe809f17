package dev.weir.alert;

import dev.weir.detect.rules.RuleFact;
import dev.weir.detect.rules.RuleMatch;
import dev.weir.event.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Makes the id of a rule's alert: the same in any order of arrival, and after any restart. */
final class RuleAlertId {
    private static final int BYTES = 16;

    private RuleAlertId() {}

    /** From tenant, rule, key and the identities of the events. */
    static String of(RuleMatch match) {
        List<String> parts = new ArrayList<>(List.of(match.tenant(), match.rule(), "match"));
        parts.addAll(match.key());
        parts.add("events");
        match.facts().stream().map(RuleFact::identity).forEach(parts::add);
        return of(parts);
    }

    /** Of what came beyond the limit in an interval. */
    static String ofStorm(RuleMatch first, long start) {
        return of(List.of(first.tenant(), first.rule(), "storm", Long.toString(start)));
    }

    private static String of(List<String> parts) {
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
