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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules that the demo runs.
 *
 * @param folder or file of them
 * @param later that are published while it runs, in this order
 * @param expectations the alerts of all of them
 */
record DemoRules(Path folder, List<Later> later, List<Expectation> expectations) {

    /**
     * @param second after the start
     * @param id of the rule
     */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Later(double second, String id, byte[] text) {}

    /** What the job is started with. */
    String[] options(String bootstrapServers) {
        return new String[] {
            "--kafka.bootstrap.servers",
            bootstrapServers,
            "--rules.dir",
            folder.toString(),
            "--rules.topic",
            "weir.rules"
        };
    }

    /**
     * Those of the story: copied out of {@code flink-conf/rules} into a folder of their own, but
     * for those that come later.
     *
     * @param others rules to run instead, of which nothing is expected; or null
     */
    static DemoRules of(@Nullable Path others, DemoStory story) throws IOException {
        if (others != null) {
            return new DemoRules(others, List.of(), List.of());
        }
        Path ours = Path.of(System.getProperty("weir.root", ""), "flink-conf", "rules");
        Path folder = TempFolder.create("demo-rules");
        List<Expectation> expectations = new ArrayList<>();
        for (RuleExpectation rule : story.rules()) {
            Path file = ours.resolve(rule.file() + ".toml");
            if (!story.published().containsKey(rule.file())) {
                Files.copy(file, folder.resolve(rule.file() + ".toml"), REPLACE_EXISTING);
            }
            String name = RuleFiles.read(List.of(file)).get(0).name();
            expectations.add(new Expectation(rule.host(), name, rule.severity(), false));
        }
        List<Later> later = new ArrayList<>();
        for (Map.Entry<String, Double> rule : story.published().entrySet()) {
            Path file = ours.resolve(rule.getKey() + ".toml");
            String id = RuleFiles.read(List.of(file)).get(0).id();
            later.add(new Later(rule.getValue(), id, Files.readAllBytes(file)));
        }
        return new DemoRules(folder, later, expectations);
    }
}
