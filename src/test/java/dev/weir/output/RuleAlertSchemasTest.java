package dev.weir.output;

import static dev.weir.detect.rules.RuleFixtures.fact;
import static dev.weir.detect.rules.RuleFixtures.field;
import static dev.weir.detect.rules.RuleFixtures.match;
import static dev.weir.detect.rules.RuleFixtures.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.alert.RuleAlert;
import dev.weir.alert.RuleAlert.Kind;
import dev.weir.detect.Flag;
import dev.weir.detect.rules.RuleFact;
import dev.weir.detect.rules.RuleHit;
import dev.weir.detect.rules.RuleJudge;
import dev.weir.detect.rules.RuleMatch;
import dev.weir.event.Source;
import dev.weir.ingest.RawRecord;
import dev.weir.normalize.EventReader;
import dev.weir.rule.EqlRule;
import dev.weir.rule.EqlRules;
import dev.weir.rule.RuleFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The documents of rules' alerts are what their schemas say. */
class RuleAlertSchemasTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final EqlRule RULE = rule("r", "any where true");

    static Stream<RuleAlert> alerts() {
        RuleFact plain =
                fact(
                        "a",
                        0,
                        field("host.name", "WS01"),
                        field("host.ip", "192.0.2.1"),
                        field("user.name", "alice"),
                        field("user.domain", "CORP"),
                        field("process.name", "at.exe"),
                        field("process.args", "at", "13:20"),
                        field("process.pid", "12"),
                        field("source.port", "445", "446"),
                        field("process.Ext.token.integrity_level_name", "high"),
                        field("registry.data.strings", "1", "0x00000001"));
        RuleFact bare =
                new RuleFact(
                        "b",
                        plain.time().plusSeconds(90),
                        plain.ingested(),
                        new Source("microsoft_defender", "Microsoft Defender"),
                        "t-0@1",
                        1,
                        7L,
                        null,
                        List.of(Flag.CLOCK_SUSPECT),
                        List.of(),
                        List.of());
        RuleFact tested =
                new RuleFact(
                        "c",
                        plain.time(),
                        plain.ingested(),
                        plain.source(),
                        "t-0@2",
                        0,
                        null,
                        plain.host(),
                        List.of(),
                        plain.fields(),
                        List.of("process.name", "process.Ext.token.integrity_level_name"));
        RuleMatch sequence =
                new RuleMatch(
                        "default",
                        "r",
                        -1,
                        List.of("s:ws01", "n:7"),
                        List.of(tested, bare),
                        3,
                        true,
                        true,
                        "e-1");
        RuleMatch superseded =
                new RuleMatch(
                        "default",
                        "r",
                        -1,
                        List.of("s:ws01"),
                        List.of(tested, bare),
                        2,
                        false,
                        false,
                        null);
        EqlRule block = rule("r", "any where true", 100, true, null);
        EqlRule poor =
                new EqlRule(
                        "r",
                        "n",
                        "7",
                        "",
                        "q",
                        "low",
                        0,
                        List.of(),
                        "",
                        List.of(),
                        List.of("see the wiki"),
                        0,
                        0,
                        1,
                        false,
                        null);
        return Stream.of(
                new RuleAlert(ID, RULE, match("r", plain), Kind.MATCH, 0, 1),
                new RuleAlert(ID, RULE, match("r", bare), Kind.MATCH, 0, 1),
                new RuleAlert(ID, RULE, match("r", tested), Kind.STORM, 12, 1),
                new RuleAlert(ID, RULE, match("r", tested), Kind.GROUP, 3, 2),
                new RuleAlert(ID, RULE, sequence, Kind.MATCH, 0, 3),
                new RuleAlert(ID, RULE, superseded, Kind.MATCH, 0, 2),
                new RuleAlert(ID, block, match("r", plain), Kind.MATCH, 0, 1),
                new RuleAlert(ID, poor, match("r", plain), Kind.MATCH, 0, 1),
                new RuleAlert(ID, RULE, match("r", hostile()), Kind.MATCH, 0, 1));
    }

    private static RuleFact hostile() {
        String half = "\ud800\u0000\u001b[31m<script>";
        return fact(
                "d",
                0,
                field("process.name", half),
                field("process.command_line", half.repeat(10)),
                field("process.pid", "no number"),
                field("registry.data.strings", half, ""),
                field("source.ip", half));
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_of_alert_is_valid(AlertFormat format) {
        alerts().forEach(alert -> assertValid(alert, format));
    }

    @ParameterizedTest
    @EnumSource
    void longest_alert_stays_below_the_limit(AlertFormat format) {
        String text = "x".repeat(500);
        RuleFact.Field[] fields =
                IntStream.range(0, 64)
                        .mapToObj(
                                i ->
                                        field(
                                                i == 0 ? "process.args" : "any.f" + i,
                                                text,
                                                text,
                                                text,
                                                text,
                                                text,
                                                text,
                                                text,
                                                text,
                                                text,
                                                text))
                        .toArray(RuleFact.Field[]::new);
        List<String> names = Stream.of(fields).map(RuleFact.Field::name).toList();
        List<RuleFact> facts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            RuleFact fact = fact("f" + i, i, fields);
            facts.add(
                    new RuleFact(
                            fact.identity(),
                            fact.time(),
                            fact.ingested(),
                            fact.source(),
                            fact.position(),
                            0,
                            null,
                            fact.host(),
                            List.of(),
                            fact.fields(),
                            names));
        }
        RuleMatch match = match("r", facts.toArray(RuleFact[]::new));
        RuleAlert alert = new RuleAlert(ID, RULE, match, Kind.MATCH, 0, 1);

        assertThat(RuleDocument.write(alert, format).length).isLessThanOrEqualTo(SizeLimit.BYTES);
    }

    @Test
    void sentence_says_what_matched_where() {
        assertThat(alerts().map(RuleReason::of))
                .containsExactly(
                        "Rule Rule r matched on ws01 by CORP\\alice in at.exe, seen by Sysmon.",
                        "Rule Rule r matched, seen by Microsoft Defender.",
                        "Rule Rule r matched 12 more times than it may alert, last on ws01 by"
                                + " CORP\\alice in at.exe, seen by Sysmon.",
                        "Rule Rule r matched 4 times, first on ws01 by CORP\\alice in at.exe, seen"
                                + " by Sysmon.",
                        "Rule Rule r matched, 2 events within 90 s, seen by Sysmon and Microsoft"
                                + " Defender.",
                        "Rule Rule r does not match any more, 2 events within 90 s, seen by Sysmon"
                                + " and Microsoft Defender.",
                        "Rule Rule r matched on ws01 by CORP\\alice in at.exe, seen by Sysmon.",
                        "Rule n matched on ws01 by CORP\\alice in at.exe, seen by Sysmon.",
                        "Rule Rule r matched on ws01 in \ud800\u0000\u001b[31m<script>, seen by"
                                + " Sysmon.");
    }

    @Test
    void alerts_of_published_rules_on_recorded_events_are_valid() throws IOException {
        Path shared = Path.of(System.getProperty("weir.shared", "missing"));
        assumeTrue(Files.isDirectory(shared.resolve("rules")), "no rules in " + shared);
        List<EqlRule> rules =
                EqlRules.of(RuleFiles.read(List.of(shared.resolve("rules/elastic"))), true);
        Map<String, EqlRule> byId = new HashMap<>();
        rules.forEach(rule -> byId.put(rule.id(), rule));
        RuleJudge judge = new RuleJudge(rules, Duration.ofDays(1));
        List<RuleHit> hits = new ArrayList<>();
        Path recording =
                shared.resolve("recordings/otrf/psh_mshta_html_application_execution.jsonl.gz");
        try (GZIPInputStream plain = new GZIPInputStream(Files.newInputStream(recording))) {
            EventReader reader = new EventReader();
            new String(plain.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.getBytes(StandardCharsets.UTF_8))
                    .forEach(
                            line ->
                                    reader.read(
                                            new RawRecord(line, "t", 0, 0, 1_700_000_000_000L),
                                            seen -> judge.judge(seen, "t", hits::add, (r, n) -> {}),
                                            letter -> {}));
        }

        assertThat(hits).hasSizeGreaterThan(10);
        for (RuleHit hit : hits) {
            RuleAlert alert =
                    new RuleAlert(ID, byId.get(hit.rule()), RuleMatch.of(hit), Kind.MATCH, 0, 1);
            assertValid(alert, AlertFormat.ECS);
            assertValid(alert, AlertFormat.OCSF);
        }
    }

    private static void assertValid(RuleAlert alert, AlertFormat format) {
        try {
            JsonNode document = JSON.readTree(RuleDocument.write(alert, format));
            AlertSchemaCheck.assertRuleValid(format, document);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
