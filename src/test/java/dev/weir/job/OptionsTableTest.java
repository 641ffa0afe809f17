package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTableTest {

    @Test
    void the_table_in_the_docs_lists_every_option_as_it_is() throws IOException {
        StringBuilder table =
                new StringBuilder("\n| option | default | type | meaning |\n|---|---|---|---|\n");
        for (Option<?, ?> option : JobOptions.ALL) {
            String value = option.text();
            table.append("| `")
                    .append(option.key())
                    .append("` | ")
                    .append(value.isEmpty() ? "none" : "`" + value + "`")
                    .append(" | ")
                    .append(option.type())
                    .append(" | ")
                    .append(option.description())
                    .append(" |\n");
        }
        table.append(
                "| `kafka.*` | none | text | Property of every Kafka client, without the prefix;"
                        + " such as `kafka.security.protocol`. |\n");
        String page = Files.readString(Path.of("docs/configuration.md"));
        assertThat(page.split("<!-- /?options -->")[1].strip()).isEqualTo(table.toString().strip());
    }
}
