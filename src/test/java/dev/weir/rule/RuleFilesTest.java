package dev.weir.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFilesTest {
    private static final String GOOD =
            """
            [rule]
            rule_id = "a"
            name = "A"
            type = "eql"
            own = 1
            query = '''
            process where
              process.name : "at.exe"
            '''
            """;

    @TempDir private Path folder;

    @Test
    void a_folder_is_read_whatever_is_wrong_with_one_file() throws IOException {
        write("1.toml", "[rule\n");
        write("2.toml", GOOD);
        write("3.toml", GOOD.replace("\"a\"", "\"b\"").replace(" : \"at.exe\"", " : 1"));
        write("4.toml", GOOD);
        write("5.toml", "[rule]\nrule_id = \"c\"\ntype = \"threshold\"\n");
        write("6.toml", "[rule]\nrule_id = \"d\"\ntype = \"eql\"\n");
        write("notes.md", "no rule");

        RuleSet rules = RuleFiles.read(List.of(folder));

        assertThat(rules.rules()).extracting(Rule::id).containsExactly("a", "c");
        assertThat(rules.rules().get(0).card().path("own").asInt()).isEqualTo(1);
        assertThat(rules.rules().get(0).query()).isNotNull();
        assertThat(rules.rules().get(1).query()).isNull();
        assertThat(rules.refusals())
                .extracting(r -> Path.of(r.place().file()).getFileName() + ":" + r.place().line())
                .containsExactly("1.toml:1", "3.toml:8", "4.toml:1", "6.toml:1");
        assertThat(rules.refusals().get(3).reason()).isEqualTo("query is missing or no text");
    }

    @Test
    void the_count_line_of_an_export_is_no_rule() throws IOException {
        Path file =
                write(
                        "export.ndjson",
                        """
                        {"rule_id":"a","type":"eql","query":"any where true"}
                        {"rule_id":
                        {"rule_id":"b","type":"eql","query":"any where"}
                        {"exported_count":2,"exported_rules_count":2}
                        """);

        RuleSet rules = RuleFiles.read(List.of(file));

        assertThat(rules.rules()).extracting(Rule::id).containsExactly("a");
        assertThat(rules.refusals()).extracting(r -> r.place().line()).containsExactly(2, 3);
    }

    @Test
    void an_archive_is_read_and_a_broken_one_refused() throws IOException {
        Path zip = folder.resolve("rules.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("x/a.toml"));
            out.write(GOOD.getBytes(StandardCharsets.UTF_8));
        }
        Path broken = write("broken.zip", "PK no archive");

        RuleSet rules = RuleFiles.read(List.of(zip, broken, folder.resolve("none.toml")));

        assertThat(rules.rules())
                .extracting(r -> r.place().file())
                .containsExactly(zip + "!x/a.toml");
        assertThat(rules.refusals()).hasSize(2);
    }

    @Test
    void all_published_rules_are_read() {
        Path shared = Path.of(System.getProperty("weir.shared", "missing"), "rules/elastic");
        assumeTrue(Files.isDirectory(shared), "no rules in " + shared);

        RuleSet rules = RuleFiles.read(List.of(shared));

        assertThat(rules.refusals()).isEmpty();
        assertThat(rules.rules()).filteredOn(r -> r.type().equals(Rule.EQL)).hasSize(485);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
