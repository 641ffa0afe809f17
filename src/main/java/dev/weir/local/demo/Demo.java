package dev.weir.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.job.JobConfig;
import dev.weir.local.Broker;
import dev.weir.local.Tool;
import dev.weir.local.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Shows the detection at work on one machine: broker, Flink and a story of about 20 seconds, all in
 * this process. Ends with 0 when the alerts that the story must bring came out of the alerts topic.
 */
@Command(name = "demo.sh", description = "Shows the detection at work on one machine.")
public final class Demo implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration QUIET = Duration.ofSeconds(2);

    @Mixin private final DemoOptions options = new DemoOptions();
    private final DemoTerminal terminal;
    private final AlertText text;
    private final DemoStory story = DemoStory.load();
    private DemoOutcome outcome = new DemoOutcome(List.of(), List.of());
    private int deadLetters;

    private Demo() {
        this.terminal = new DemoTerminal(System.out, options.terminal);
        this.text = new AlertText(options.terminal, ZoneId.systemDefault());
    }

    public static void main(String[] args) {
        System.exit(Tool.run(new Demo(), System.out, System.err, args));
    }

    @Override
    public Integer call() {
        int port = options.port();
        try {
            return run(port) ? 0 : Tool.FAILED;
        } catch (Exception e) {
            System.err.println("demo: " + e.getMessage() + " (details in logs/demo.log)");
            return Tool.FAILED;
        }
    }

    private boolean run(int port) throws Exception {
        terminal.say("Starting a Kafka broker and Flink …");
        Broker broker = Broker.start();
        // Also on Ctrl-C: Flink and the player end with the process, the broker's folder must go.
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "demo-stop"));
        DemoRules rules = DemoRules.of(options.rules, story);
        outcome = new DemoOutcome(story.expectations(), rules.expectations());
        JobConfig config = JobConfig.of(rules.options(broker.bootstrapServers()));
        String events = config.input().topics().get(0);
        String alerts = config.output().alertsTopic();
        String rejects = config.output().deadLettersTopic();
        broker.createTopics(2, events);
        broker.createTopics(1, alerts, rejects);
        Topics.createCompacted(broker.bootstrapServers(), config.input().exceptionsTopic());
        Topics.createCompacted(broker.bootstrapServers(), config.rules().topic());

        DemoFlink flink = DemoFlink.start(port, config);
        flink.awaitRunning();
        terminal.say(
                "Kafka      " + broker.bootstrapServers() + "  (" + events + " → " + alerts + ")");
        terminal.say("Dashboard  " + flink.dashboard() + System.lineSeparator());

        try (DemoPlayer player = new DemoPlayer(broker.bootstrapServers(), events, story);
                TopicReader reader =
                        new TopicReader(broker.bootstrapServers(), List.of(alerts, rejects))) {
            player.sendException(config.input().exceptionsTopic());
            player.publish(config.rules().topic(), rules.later());
            player.start();
            watch(player, reader, flink, alerts);
            summary(player);
            while (options.keep) {
                flink.check();
                show(reader, player, alerts);
            }
        }
        return outcome.isAsExpected();
    }

    /** Shows what comes until the story is complete, or its time is over. */
    private void watch(DemoPlayer player, TopicReader reader, DemoFlink flink, String alerts)
            throws IOException {
        long latest = System.nanoTime();
        while (true) {
            flink.check();
            player.check();
            if (show(reader, player, alerts) || !player.isOver()) {
                latest = System.nanoTime();
            }
            Duration quiet = Duration.ofNanos(System.nanoTime() - latest);
            if (quiet.compareTo(outcome.isAsExpected() ? QUIET : PATIENCE) > 0) {
                return;
            }
        }
    }

    /** Returns whether an alert came. */
    private boolean show(TopicReader reader, DemoPlayer player, String alerts) throws IOException {
        boolean came = false;
        for (ConsumerRecord<byte[], byte[]> record : reader.poll()) {
            if (record.topic().equals(alerts)) {
                JsonNode alert = JSON.readTree(record.value());
                if (options.rules == null || alert.at("/weir/stage").isTextual()) {
                    outcome.add(alert);
                }
                terminal.say(text.of(alert) + System.lineSeparator());
                came = true;
            } else {
                deadLetters++;
            }
        }
        terminal.progress(
                String.format(
                        Locale.ROOT,
                        "%,d events sent, alerts: %d, dead letters: %d",
                        player.sent(),
                        outcome.alerts(),
                        deadLetters));
        return came;
    }

    private void summary(DemoPlayer player) {
        terminal.say(outcome.summary(player.sent(), deadLetters));
        outcome.lines().forEach(line -> terminal.say("  " + line));
        if (!outcome.isAsExpected()) {
            terminal.say("NOT as expected.");
        }
        if (options.keep) {
            terminal.say("Still running; Ctrl-C ends it.");
        }
    }
}
