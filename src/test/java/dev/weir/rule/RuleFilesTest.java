package dev.weir.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.eql.Query;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RuleFilesTest {
    private static final String TOML =
            """
            [metadata]
            maturity = "production"

            [rule]
            name = "%s"
            rule_id = "%s"
            type = "eql"
            risk_score = 47
            kitchen = "sink"
            query = '''
            %s
            '''
            """;
    private static final String QUERY = "process where process.name : \"at.exe\"";

    @TempDir Path folder;

    @Test
    void a_rule_of_a_toml_file_is_read_and_unknown_keys_are_kept() throws IOException {
        Rule rule = one(file("a.toml", toml("Runs", "r-1", QUERY)));

        assertThat(rule.id()).isEqualTo("r-1");
        assertThat(rule.name()).isEqualTo("Runs");
        assertThat(rule.language()).isEqualTo("eql");
        assertThat(rule.form()).isEqualTo("event");
        assertThat(rule.query()).isInstanceOf(Query.Event.class);
        assertThat(rule.refused()).isNull();
        assertThat(rule.document().path("kitchen").asText()).isEqualTo("sink");
    }

    @Test
    void a_wrong_query_is_refused_with_its_place_in_the_file() throws IOException {
        Path file = file("a.toml", toml("Runs", "r-1", "process where\n  process.nam == and"));

        Rule rule = one(file);

        assertThat(rule.query()).isNull();
        assertThat(rule.form()).isNull();
        assertThat(rule.refused()).startsWith(file + ":12:18: ");
    }

    @Test
    void a_query_on_the_line_of_its_key_is_placed_there() throws IOException {
        Path file =
                file(
                        "a.toml",
                        "[rule]\nname=\"n\"\nrule_id=\"i\"\ntype=\"eql\"\nquery = 'process wher'\n");

        assertThat(one(file).refused()).startsWith(file + ":5:9: ");
    }

    @Test
    void what_is_no_rule_is_refused_with_the_reason() throws IOException {
        assertThat(one(file("a.toml", "name = \"x\"\n")).refused())
                .endsWith(":1:1: no table [rule]");
        assertThat(one(file("b.toml", "[rule\n")).refused()).contains("b.toml:1:");
        assertThat(one(file("c.toml", toml("", "r", QUERY))).refused()).endsWith("name is missing");
        assertThat(one(file("d.toml", toml("n", "", QUERY))).refused())
                .endsWith("rule_id is missing");
        assertThat(
                        one(file("e.toml", toml("n", "r", QUERY).replace("query =", "qwery =")))
                                .refused())
                .endsWith("query is missing");
        assertThat(one(file("f.zip", "no zip")).refused()).endsWith("f.zip:1:1: no zip");
        assertThatThrownBy(() -> RuleFiles.read(List.of(folder.resolve("missing"))))
                .hasMessage("cannot read '" + folder.resolve("missing") + "'");
    }

    @Test
    void the_count_that_ends_an_export_is_no_rule_and_a_broken_line_costs_no_other()
            throws IOException {
        String good =
                "{\"rule_id\":\"r-%d\",\"name\":\"n\",\"type\":\"eql\",\"query\":\"any where true\"}";
        Path file =
                file(
                        "export.ndjson",
                        good.formatted(1)
                                + "\n{oops\n\n7\n"
                                + good.formatted(2)
                                + "\n{\"exported_count\":2,\"exported_rules_count\":2}\n");

        List<Rule> rules = RuleFiles.read(List.of(file));

        assertThat(rules).extracting(Rule::id).containsExactly("r-1", "", "", "r-2");
        assertThat(rules.get(1).refused()).startsWith(file + ":2:2: ");
        assertThat(rules.get(2).refused()).isEqualTo(file + ":4:1: no JSON object");
    }

    /**
     * As Kubernetes mounts a ConfigMap: the files, and links to them through a link to their
     * folder.
     */
    @Test
    void what_lies_in_hidden_folders_is_not_read_again() throws IOException {
        Path behind = Files.createDirectory(folder.resolve("..2026_11_27"));
        Files.writeString(behind.resolve("a.toml"), toml("n", "r-1", QUERY));
        Files.createSymbolicLink(folder.resolve("..data"), behind.getFileName());
        Files.createSymbolicLink(folder.resolve("a.toml"), Path.of("..data/a.toml"));

        List<Rule> rules = RuleFiles.read(List.of(folder));

        assertThat(rules).extracting(Rule::refused).containsOnlyNulls();
        assertThat(rules)
                .extracting(Rule::file)
                .containsExactly(folder.resolve("a.toml").toString());
    }

    @Test
    void another_language_is_listed_and_not_refused() throws IOException {
        Rule rule =
                one(
                        file(
                                "a.toml",
                                toml("n", "r", "x")
                                        .replace("\"eql\"", "\"query\"\nlanguage = \"kuery\"")));

        assertThat(rule.language()).isEqualTo("kuery");
        assertThat(rule.form()).isNull();
        assertThat(rule.refused()).isNull();
    }

    @Test
    void folders_and_zips_are_read_by_name_and_of_two_ids_the_first_counts() throws IOException {
        Files.createDirectories(folder.resolve("sub"));
        file("sub/b.toml", toml("b", "r-1", QUERY));
        file("a.toml", toml("a", "r-1", QUERY));
        file("readme.md", "no rule");
        try (OutputStream file = Files.newOutputStream(folder.resolve("z.zip"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("in/c.toml"));
            zip.write(
                    toml("c", "r-2", "sequence by host.id [file where true] [any where true]")
                            .getBytes(StandardCharsets.UTF_8));
        }

        List<Rule> rules = RuleFiles.read(List.of(folder));

        assertThat(rules).extracting(Rule::name).containsExactly("a", "b", "c");
        assertThat(rules.get(1).refused())
                .isEqualTo(
                        folder.resolve("sub/b.toml")
                                + ":1:1: rule_id r-1 is that of "
                                + folder.resolve("a.toml")
                                + ", too");
        assertThat(rules.get(2).file()).isEqualTo(folder.resolve("z.zip") + "!in/c.toml");
        assertThat(rules.get(2).form()).isEqualTo("sequence");
    }

    @Test
    void names_in_a_zip_may_have_letters_of_windows() throws IOException {
        try (OutputStream file = Files.newOutputStream(folder.resolve("z.zip"));
                ZipOutputStream zip = new ZipOutputStream(file, Charset.forName("IBM437"))) {
            zip.putNextEntry(new ZipEntry("\u00fcbung.toml"));
            zip.write(toml("a", "r-1", QUERY).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(one(folder.resolve("z.zip")).id()).isEqualTo("r-1");
    }

    @Test
    void a_small_zip_of_endless_zeros_ends_behind_what_was_read() throws IOException {
        try (OutputStream file = Files.newOutputStream(folder.resolve("z.zip"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry("a.toml"));
            zip.write(toml("a", "r-1", QUERY).getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("b.bin"));
            byte[] zeros = new byte[1_000_000];
            for (int i = 0; i <= 1_000; i++) {
                zip.write(zeros);
            }
            zip.putNextEntry(new ZipEntry("c.toml"));
            zip.write(toml("c", "r-3", QUERY).getBytes(StandardCharsets.UTF_8));
        }

        List<Rule> rules = RuleFiles.read(List.of(folder));

        assertThat(rules).extracting(Rule::id).containsExactly("r-1", "");
        assertThat(rules.get(1).refused())
                .endsWith("z.zip:1:1: more than 1000000000 bytes that are no rules");
    }

    @Test
    void what_is_too_large_is_refused_and_the_others_go_on() throws IOException {
        file("a.toml", toml("a", "r-1", "process where x == \"" + "y".repeat(5_000_000) + "\""));
        file("b.toml", toml("b", "r-2", "process where " + "(".repeat(10_000) + "true"));
        file("c.ndjson", "x".repeat(RuleFiles.MOST_BYTES + 1));
        file("d.toml", toml("d", "r-4", QUERY));

        List<Rule> rules = RuleFiles.read(List.of(folder));

        assertThat(rules).extracting(Rule::refused).first().asString().contains("at most 1000000");
        assertThat(rules.get(1).refused()).contains("nested too deeply");
        assertThat(rules.get(2).refused()).endsWith("longer than 20000000 bytes");
        assertThat(rules.get(3).refused()).isNull();
    }

    @Test
    void a_file_nested_without_end_costs_no_other() throws IOException {
        file("a.toml", "[rule]\nname = " + "[".repeat(200_000));
        file("b.toml", "a" + ".a".repeat(100_000) + " = 1\n");
        file("c.toml", toml("c", "r-3", QUERY));

        List<Rule> rules = RuleFiles.read(List.of(folder));

        assertThat(rules).extracting(Rule::id).containsExactly("", "", "r-3");
        assertThat(rules.get(0).refused()).startsWith(folder.resolve("a.toml") + ":");
    }

    @Test
    void broken_files_give_rules_or_refusals_and_nothing_else() throws IOException {
        SplittableRandom random = new SplittableRandom(15);
        byte[] whole = toml("n", "r", QUERY).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 500; i++) {
            byte[] broken = whole.clone();
            for (int n = random.nextInt(1, 4); n > 0; n--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            Path file = folder.resolve(random.nextBoolean() ? "x.toml" : "x.ndjson");
            Files.write(file, broken);

            for (Rule rule : RuleFiles.read(List.of(file))) {
                assertThat(rule.refused() == null || rule.refused().startsWith(file + ":"))
                        .isTrue();
            }
        }
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Rule one(Path file) throws IOException {
        List<Rule> rules = RuleFiles.read(List.of(file));
        assertThat(rules).hasSize(1);
        return rules.get(0);
    }

    private static String toml(String name, String id, String query) {
        return TOML.formatted(name, id, query);
    }
}
