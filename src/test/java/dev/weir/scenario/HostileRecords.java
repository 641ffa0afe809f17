package dev.weir.scenario;

import dev.weir.testing.Gzip;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What whoever can write a log line may send, around a true incident: § S02. */
final class HostileRecords {

    /**
     * A record, and the reason of the one dead letter that it may cause.
     *
     * @param name what is wrong with it
     * @param reason null for a record that is read
     */
    record Hostile(String name, byte[] bytes, @Nullable String reason) {
        Hostile(String name, String text, @Nullable String reason) {
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
                .deadLetters(
                        all().stream()
                                .map(Hostile::reason)
                                .filter(Objects::nonNull)
                                .sorted()
                                .toArray(String[]::new));
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
                new Hostile("a key twice", "{\"message\":1,\"message\":{}}", "unknown_source"),
                new Hostile(
                        "a name both dotted and nested",
                        task("\"x\"")
                                .replace("{", "{\"event.code\":\"4698\",\"event\":{\"code\":7},"),
                        null),
                new Hostile("an array for a text", task("[\"x\",[\"y\",{}]]"), null),
                new Hostile("an object for a text", task("{\"x\":{}}"), "invalid_field"),
                new Hostile("a task of 1 MB", task(xml("x".repeat(1_000_000))), null),
                new Hostile("entities", task(xml("&e;".repeat(50_000))), null),
                new Hostile(
                        "a bomb of entities",
                        task(
                                xml("&b;")
                                        .replace(
                                                "?>",
                                                "?><!DOCTYPE x [<!ENTITY a '"
                                                        + "a".repeat(1_000)
                                                        + "'><!ENTITY b '"
                                                        + "&a;".repeat(10_000)
                                                        + "'>]>")),
                        null),
                new Hostile("escapes", task("\"\\u001b[2J<b onload=x>\\u202e\""), null),
                new Hostile("gzip cut short", new byte[] {0x1f, (byte) 0x8b, 8}, "malformed_json"));
    }

    /** Event 4698 of a host of its own; the name is JSON. */
    private static String task(String content) {
        return "{\"Channel\":\"Security\",\"EventID\":4698,\"Hostname\":\"hostile01\","
                + "\"EventTime\":\"2026-03-02 09:15:00\",\"SourceName\":\"Microsoft-Windows-Security-Auditing\","
                + "\"TaskName\":"
                + content
                + ",\"TaskContent\":"
                + content
                + "}";
    }

    private static String xml(String command) {
        return "\"<?xml version='1.0'?><Task xmlns='http://schemas.microsoft.com/windows/2004/02/mit/task'>"
                + "<Actions><Exec><Command>"
                + command
                + "</Command></Exec></Actions></Task>\"";
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
