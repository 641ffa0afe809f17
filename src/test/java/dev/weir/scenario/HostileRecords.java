package dev.weir.scenario;

import dev.weir.testing.Gzip;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What whoever can write a log line may send, around a true incident: § S02. */
final class HostileRecords {

    /**
     * A record, and the reason of the one dead letter that it may cause.
     *
     * @param name what is wrong with it
     */
    record Hostile(String name, byte[] bytes, String reason) {
        Hostile(String name, String text, String reason) {
            this(name, text.getBytes(StandardCharsets.UTF_8), reason);
        }
    }

    private HostileRecords() {}

    static Scenario aroundS02() {
        return Scenario.scenario(
                        "S02",
                        "among hostile records",
                        cast -> {
                            List<Wire> story = new ArrayList<>(OneVendor.s02().events(cast));
                            double at = -1;
                            for (Hostile hostile : all()) {
                                at += 5;
                                story.add(Wire.raw(at, hostile.bytes()));
                            }
                            return story;
                        })
                .expect(OneVendor.s02().alerts().toArray(Expected[]::new))
                .deadLetters(all().stream().map(Hostile::reason).sorted().toArray(String[]::new));
    }

    private static List<Hostile> all() {
        String json = "{\"message\":\"x\"}";
        return List.of(
                new Hostile("nothing", "", "malformed_json"),
                new Hostile("UTF-16", json.getBytes(StandardCharsets.UTF_16), "unknown_source"),
                new Hostile("no UTF-8", new byte[] {'{', '"', (byte) 0xC3, '"'}, "malformed_json"),
                new Hostile("NUL in a text", "{\"a\":\"\u0000\"}", "malformed_json"),
                new Hostile("NULs only", new byte[100_000], "malformed_json"),
                new Hostile("cut short", "{\"winlog\":{\"channel\":\"Sec", "malformed_json"),
                new Hostile("nesting", "[".repeat(1_000) + "]".repeat(1_000), "too_large"),
                new Hostile("nested JSON text", nestedText(50), "unknown_source"),
                new Hostile("20 MB", "{\"a\":\"" + "x".repeat(20_000_000) + "\"}", "too_large"),
                new Hostile(
                        "10,000 digits", "{\"a\":" + "1".repeat(10_000) + "}", "malformed_json"),
                new Hostile("NaN", "{\"a\":NaN}", "malformed_json"),
                new Hostile("a million keys", manyKeys(), "too_large"),
                new Hostile("half a surrogate pair", "{\"a\":\"\\ud83d\"}", "unknown_source"),
                new Hostile("right to left", "{\"\u202etxt.exe\":\"\u200b\"}", "unknown_source"),
                new Hostile("HTML", "{\"<script>alert(1)</script>\":1}", "unknown_source"),
                new Hostile(
                        "half a million numbers",
                        "[" + "0,".repeat(200_000) + "0]",
                        "malformed_json"),
                new Hostile(
                        "a bomb",
                        Gzip.of(("[" + "[],".repeat(6_600_000) + "[]]").getBytes()),
                        "too_large"),
                new Hostile("gzip in gzip", Gzip.of(Gzip.of(json.getBytes())), "malformed_json"),
                new Hostile("gzip cut short", new byte[] {0x1f, (byte) 0x8b, 8}, "malformed_json"));
    }

    private static String manyKeys() {
        return IntStream.range(0, 500_000)
                .mapToObj(i -> "\"" + i + "\":0")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String nestedText(int levels) {
        String text = "{}";
        for (int i = 0; i < levels && text.length() < 2_000_000; i++) {
            text = "{\"message\":\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
        }
        return text;
    }
}
