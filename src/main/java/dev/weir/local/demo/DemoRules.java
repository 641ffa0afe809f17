package dev.weir.local.demo;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.weir.local.TempFolder;
import dev.weir.local.demo.DemoStory.Expectation;
import dev.weir.local.demo.DemoStory.RuleExpectation;
import dev.weir.rule.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules that the demo runs.
 *
 * @param folder or file of them
 * @param expectations their alerts
 */
record DemoRules(Path folder, List<Expectation> expectations) {

    /**
     * Those of the story, copied out of {@code flink-conf/rules} into a folder of their own.
     *
     * @param others rules to run instead, of which nothing is expected; or null
     */
    static DemoRules of(@Nullable Path others, DemoStory story) throws IOException {
        if (others != null) {
            return new DemoRules(others, List.of());
        }
        Path ours = Path.of(System.getProperty("weir.root", ""), "flink-conf", "rules");
        Path folder = TempFolder.create("demo-rules");
        List<Expectation> expectations = new ArrayList<>();
        for (RuleExpectation rule : story.rules()) {
            Path file = ours.resolve(rule.file() + ".toml");
            Files.copy(file, folder.resolve(rule.file() + ".toml"), REPLACE_EXISTING);
            String name = RuleFiles.read(List.of(file)).get(0).name();
            expectations.add(new Expectation(rule.host(), name, rule.severity(), false));
        }
        return new DemoRules(folder, expectations);
    }
}
