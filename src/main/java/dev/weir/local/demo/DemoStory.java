package dev.weir.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the demo plays, from the resource {@code demo/story.txt}.
 *
 * @param steps the events, by the second at which they are sent
 * @param expectations what must come out of the built-in detection
 * @param rules that run, and what must come out of them
 * @param published by file of a rule that is published while the demo runs: at which second
 */
record DemoStory(
        List<Step> steps,
        List<Expectation> expectations,
        List<RuleExpectation> rules,
        Map<String, Double> published) {

    /**
     * @param second after the start
     * @param age how many seconds before it is sent the event happened
     * @param event what is sent
     */
    record Step(double second, long age, DemoEvent event) {}

    /**
     * @param host short name
     * @param stage the last stage that is reached
     * @param severity its severity
     * @param suppressed whether an exception covers it
     */
    record Expectation(String host, String stage, String severity, boolean suppressed) {}

    /**
     * @param file of the rule in {@code flink-conf/rules}, without its ending
     * @param host short name
     * @param severity that the rule gives
     */
    record RuleExpectation(String file, String host, String severity) {}

    static DemoStory load() {
        List<Step> steps = new ArrayList<>();
        List<RuleExpectation> rules = new ArrayList<>();
        List<Expectation> expectations = new ArrayList<>();
        Map<String, Double> published = new LinkedHashMap<>();
        for (String line : resource("story.txt").lines().toList()) {
            String[] word = line.strip().split(" +", 0);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (word[0].equals("expect")) {
                expectations.add(new Expectation(word[1], word[2], word[3], word.length > 4));
            } else if (word[0].equals("publish")) {
                published.put(word[1], Double.parseDouble(word[2]));
            } else if (word[0].equals("rule")) {
                rules.add(new RuleExpectation(word[1], word[2], word[3]));
            } else {
                steps.add(
                        new Step(
                                Double.parseDouble(word[0]),
                                Long.parseLong(word[1]),
                                DemoEvent.load(word[2])));
            }
        }
        return new DemoStory(steps, expectations, rules, published);
    }

    double seconds() {
        return steps.get(steps.size() - 1).second();
    }

    static String resource(String name) {
        try (InputStream stream = DemoStory.class.getResourceAsStream("/demo/" + name)) {
            if (stream == null) {
                throw new IllegalArgumentException("no resource demo/" + name);
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
