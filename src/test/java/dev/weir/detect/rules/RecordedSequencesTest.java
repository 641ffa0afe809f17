package dev.weir.detect.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.eql.Query;
import dev.weir.ingest.RawRecord;
import dev.weir.normalize.EventReader;
import dev.weir.rule.EqlRule;
import dev.weir.rule.EqlRules;
import dev.weir.rule.RuleFiles;
import dev.weir.sequence.EventOrder;
import dev.weir.sequence.SequenceHit;
import dev.weir.sequence.SequenceMatch;
import dev.weir.sequence.SequencePlan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Published sequences match recorded events as often as in the reference. Two more do: a service
 * that PsExec installs over the network, because the reference has no outcome of a logon; and a
 * download after a DNS query that Sysmon logs later than it happened, because the reference goes by
 * the time of the log.
 */
class RecordedSequencesTest {

    private static final List<String> MORE =
            List.of(
                    "otrf/empire_psexec_dcerpc_tcp_svcctl Remote Windows Service Installed 1",
                    "otrf/psh_mshta_html_application_execution Remote File Download via PowerShell"
                            + " 1");

    /** Lines of each match's events in their file; each was read, and is what the rule means. */
    private static final List<String> EVIDENCE =
            List.of(
                    "covenant_installutil 626 900",
                    "covenant_installutil 626 966",
                    "empire_psexec_dcerpc_tcp_svcctl 1366 1057",
                    "empire_psexec_dcerpc_tcp_svcctl 1209 1213",
                    "empire_psremoting_stager 1798 844",
                    "empire_wmi_dcerpc_wmi_IWbemServices_ExecMethod 623 369",
                    "psh_mshta_html_application_execution 1010 438");

    private final List<String> evidence = new ArrayList<>();
    private final Map<String, String> files = new TreeMap<>();
    private final Map<String, SequencePlan> plans = new TreeMap<>();

    @Test
    void published_sequences_match_recorded_events_as_often_as_the_reference() throws IOException {
        Path shared = Path.of(System.getProperty("weir.shared", "missing"));
        assumeTrue(Files.isDirectory(shared.resolve("rules")), "no rules in " + shared);
        List<EqlRule> sequences = new ArrayList<>();
        for (var read : RuleFiles.read(List.of(shared.resolve("rules/elastic")))) {
            if (read.query() instanceof Query.Sequence sequence) {
                EqlRule rule = EqlRules.of(read);
                sequences.add(rule);
                plans.put(rule.id(), SequencePlan.of(sequence, rule.lookBack()));
                files.put(Path.of(read.file()).getFileName().toString(), rule.name());
            }
        }
        List<String> expected = new ArrayList<>(MORE);
        for (String line : Files.readAllLines(shared.resolve("rules/recorded-hits.tsv"))) {
            String[] columns = line.split("\t", -1);
            if (columns[3].equals("sequence")) {
                expected.add(columns[0] + " " + files.get(columns[1]) + " " + columns[4]);
            }
        }

        List<String> found = new ArrayList<>();
        try (var recordings = Files.list(shared.resolve("recordings/otrf"))) {
            for (Path recording : recordings.sorted().toList()) {
                String name = recording.getFileName().toString().replaceFirst("\\..*", "");
                matches(name, recording, sequences)
                        .forEach(
                                (rule, count) ->
                                        found.add(
                                                "otrf/"
                                                        + name
                                                        + " "
                                                        + name(sequences, rule)
                                                        + " "
                                                        + count));
            }
        }

        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(evidence).containsExactlyInAnyOrderElementsOf(EVIDENCE);
    }

    private static String name(List<EqlRule> rules, String id) {
        return rules.stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow().name();
    }

    private Map<String, Integer> matches(String name, Path recording, List<EqlRule> sequences)
            throws IOException {
        RuleJudge judge = new RuleJudge(sequences, Duration.ofDays(36_500));
        Map<String, List<RuleHit>> keys = new LinkedHashMap<>();
        EventReader reader = new EventReader();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(recording)),
                                StandardCharsets.UTF_8))) {
            long offset = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
                reader.read(
                        new RawRecord(bytes, "t", 0, offset++, 0),
                        seen ->
                                judge.judge(
                                        seen,
                                        "t",
                                        hit ->
                                                keys.computeIfAbsent(
                                                                hit.sequenceKey(),
                                                                k -> new ArrayList<>())
                                                        .add(hit),
                                        (rule, beyond) -> {}),
                        letter -> {});
            }
        }
        Map<String, Integer> counts = new TreeMap<>();
        for (List<RuleHit> hits : keys.values()) {
            String rule = hits.get(0).rule();
            for (SequenceMatch match : plans.get(rule).matcher().matches(ordered(hits))) {
                counts.merge(rule, 1, Integer::sum);
                StringBuilder lines = new StringBuilder(name);
                match.hits().forEach(hit -> lines.append(' ').append(hit.order().offset() + 1));
                evidence.add(lines.toString());
            }
        }
        return counts;
    }

    private static List<SequenceHit> ordered(List<RuleHit> hits) {
        Map<String, SequenceHit> once = new LinkedHashMap<>();
        for (RuleHit hit : hits) {
            RuleFact fact = hit.fact();
            long offset = RawRecord.at(fact.position(), 0).offset();
            once.putIfAbsent(
                    fact.identity(),
                    new SequenceHit(
                            new EventOrder(
                                    fact.time(), fact.sequence(), "t", 0, offset, fact.item()),
                            fact.identity(),
                            hit.stage().stages(),
                            hit.stage().until(),
                            0));
        }
        return once.values().stream().sorted(Comparator.comparing(SequenceHit::order)).toList();
    }
}
