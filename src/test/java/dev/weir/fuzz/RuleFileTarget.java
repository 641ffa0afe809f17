package dev.weir.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.detect.rules.Coverage;
import dev.weir.eql.Query;
import dev.weir.rule.EqlRule;
import dev.weir.rule.EqlRules;
import dev.weir.rule.Rule;
import dev.weir.rule.RuleFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of rules: what is wrong is refused with its place, and the rule beside it is read. */
final class RuleFileTarget {
    private static final Path OWN = Path.of("flink-conf/rules/at_flag_flipped.toml");

    private static final String EXPORT =
            "{\"rule_id\":\"a\",\"name\":\"n\",\"type\":\"eql\",\"language\":\"eql\",\"interval\":\"5m\","
                    + "\"from\":\"now-9m\",\"risk_score\":21,\"severity\":\"low\",\"max_signals\":5,"
                    + "\"query\":\"process where process.name : \\\"a*\\\"\","
                    + "\"alert_suppression\":{\"group_by\":[\"host.id\"],"
                    + "\"duration\":{\"value\":5,\"unit\":\"m\"}},"
                    + "\"threat\":[{\"framework\":\"f\",\"tactic\":{\"id\":\"t\",\"name\":\"n\"},"
                    + "\"technique\":[{\"id\":\"i\",\"subtechnique\":[{\"id\":\"s\"}]}]}]}\n"
                    + "{\"rule_id\":\"b\",\"name\":\"m\",\"type\":\"threshold\",\"language\":\"kuery\"}\n"
                    + "{\"exported_count\":2}\n";

    private RuleFileTarget() {}

    static List<byte[]> seeds() throws IOException {
        byte[] toml = Files.readAllBytes(OWN);
        return List.of(toml, EXPORT.getBytes(UTF_8), zip(toml));
    }

    private static byte[] zip(byte[] toml) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(entry("a/one.toml"));
            zip.write(toml);
            zip.putNextEntry(entry("b.ndjson"));
            zip.write(EXPORT.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    /** Always the same bytes. */
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(2026, 3, 2, 12, 0));
        return entry;
    }

    static void run(byte[] input) {
        try {
            Path folder = Files.createTempDirectory("weir-fuzz-");
            Path file = folder.resolve("input" + ending(input));
            try {
                Files.write(file, input);
                check(file);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Behind the input another rule is read; it is refused only when the input has its id. */
    private static void check(Path file) throws IOException {
        List<Rule> rules = new ArrayList<>(RuleFiles.read(List.of(file, OWN)));
        Rule own = rules.remove(rules.size() - 1);
        if (!own.file().equals(OWN.toString())) {
            throw new IllegalStateException("the rule beside it is not read");
        }
        boolean twice = rules.stream().anyMatch(rule -> rule.id().equals(own.id()));
        if ((own.query() == null) != twice) {
            throw new IllegalStateException("the rule beside it: " + own.refused());
        }
        for (Rule rule : rules) {
            check(rule, file.toString());
        }
    }

    private static void check(Rule rule, String file) {
        String refused = rule.refused();
        if (refused != null) {
            String place = refused.startsWith(file) ? refused.substring(file.length()) : "";
            if (!place.matches("(?s)(!.*)?:\\d+:\\d+: .*\\S.*")) {
                throw new IllegalStateException("refused without place or reason: " + refused);
            }
        }
        Query query = rule.query();
        if (query != null) {
            EqlRule runnable = EqlRules.of(rule);
            if (runnable.interval().isNegative() || runnable.lookBack().isNegative()) {
                throw new IllegalStateException("a negative span: " + runnable);
            }
            Coverage.of(query);
        }
    }

    private static String ending(byte[] input) {
        String start = new String(input, 0, Math.min(2, input.length), UTF_8);
        return start.equals("PK") ? ".zip" : start.startsWith("{") ? ".ndjson" : ".toml";
    }
}
