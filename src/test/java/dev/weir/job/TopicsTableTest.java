package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicsTableTest {

    @Test
    void the_table_of_topics_has_a_column_for_each_option_that_names_topics() throws IOException {
        List<String> options =
                JobOptions.ALL.stream()
                        .filter(option -> option.type().startsWith("topic"))
                        .map(option -> "`" + option.key() + "` " + name(option.text()))
                        .toList();
        String head =
                Files.readAllLines(Path.of("docs/operating.md")).stream()
                        .filter(line -> line.startsWith("| | `input.topics`"))
                        .findFirst()
                        .orElseThrow();
        List<String> columns =
                Arrays.stream(head.split("\\|"))
                        .map(String::strip)
                        .filter(cell -> !cell.isEmpty())
                        .toList();
        assertThat(options).isNotEmpty();
        assertThat(columns).containsExactlyInAnyOrderElementsOf(options);
    }

    private static String name(String topic) {
        return topic.isEmpty() ? "(none)" : "`" + topic + "`";
    }
}
