package dev.weir.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.normalize.source.EventMappers;
import dev.weir.normalize.source.shared.EventMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SourcesTableTest {
    private static final String START = "<!-- sources -->";
    private static final String END = "<!-- /sources -->";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| [^|]+ \\| [^|]+ \\|");

    @Test
    void page_lists_every_shape_in_the_order_in_which_they_are_tried() throws IOException {
        String page = Files.readString(Path.of("docs/sources.md"));
        assertThat(page).containsOnlyOnce(START).containsOnlyOnce(END);
        String section = page.substring(page.indexOf(START), page.indexOf(END));

        List<String> rows = ROW.matcher(section).results().map(SourcesTableTest::name).toList();

        assertThat(rows)
                .containsExactlyElementsOf(
                        EventMappers.ALL.stream().map(EventMapper::name).toList());
    }

    private static String name(MatchResult row) {
        return row.group(1);
    }
}
