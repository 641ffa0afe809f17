package dev.weir.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.job.DetectionJob;
import dev.weir.job.JobConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The job on a cluster of the test, with a topic of rules and all others of its own. */
final class LiveJob {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BrokerExtension broker;
    private final URI rest;
    private final String events;
    private final String rules;
    private final String alerts;
    private final String rejects;
    private final String exceptions;
    private final KafkaProducer<byte[], byte[]> producer;
    private final HttpClient http = HttpClient.newHttpClient();

    private @Nullable JobClient job;
    private int parallelism;
    private int number;

    LiveJob(BrokerExtension broker, URI rest) {
        this.broker = broker;
        this.rest = rest;
        events = broker.topic("events", 1);
        rules = broker.topic("rules", 1);
        alerts = broker.topic("alerts", 1);
        rejects = broker.topic("rejects", 1);
        exceptions = broker.topic("exceptions", 1);
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /** What a cluster needs so that its metrics can be waited for. */
    static Configuration metricsAtOnce() {
        Configuration settings = new Configuration();
        settings.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, Duration.ofMillis(100));
        return settings;
    }

    void run() throws Exception {
        runFrom(null, 2);
    }

    /** The job goes on, with more options. */
    void runFrom(@Nullable String savepoint, int subtasks, String... more) throws Exception {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
        if (savepoint != null) {
            settings.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        }
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(settings);
        parallelism = subtasks;
        environment.setParallelism(subtasks);
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "--kafka.bootstrap.servers",
                                broker.bootstrapServers(),
                                "--input.topics",
                                events,
                                "--input.group-id",
                                events,
                                "--alerts.topic",
                                alerts,
                                "--dead-letters.topic",
                                rejects,
                                "--exceptions.topic",
                                exceptions,
                                "--rules.topic",
                                rules,
                                "--rules.limits",
                                "false"));
        options.addAll(List.of(more));
        DetectionJob.build(environment, JobConfig.of(options.toArray(String[]::new)));
        job = environment.executeAsync(events);
    }

    /** Stops with a savepoint, and returns where it is. */
    String stop(Path folder) throws Exception {
        String savepoint =
                job.stopWithSavepoint(
                                false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                        .get();
        job = null;
        return savepoint;
    }

    void close() throws Exception {
        producer.close();
        if (job != null) {
            job.cancel().get();
        }
    }

    static String toml(String id, String name, String query) {
        return "[rule]\nrule_id = \"%s\"\nname = \"%s\"\ntype = \"eql\"\nrisk_score = 47\nquery = '''%s'''\n"
                .formatted(id, name, query);
    }

    void publish(String id, String name, String query) throws Exception {
        publishText(id, toml(id, name, query));
    }

    void publishText(String id, @Nullable String text) throws Exception {
        producer.send(new ProducerRecord<>(rules, bytes(id), text == null ? null : bytes(text)))
                .get();
    }

    void remove(String id) throws Exception {
        publishText(id, null);
    }

    /** Sends them and waits for none. */
    void publishAll(Map<String, String> texts) {
        texts.forEach(
                (id, text) -> producer.send(new ProducerRecord<>(rules, bytes(id), bytes(text))));
        producer.flush();
    }

    JobID id() {
        return job.getJobID();
    }

    /** Whether all subtasks do: before that it takes no savepoint. */
    boolean runs() {
        JsonNode now = get("/jobs/" + job.getJobID());
        boolean runs = now.path("state").asText().equals("RUNNING");
        for (JsonNode task : now.path("vertices")) {
            runs &= task.at("/tasks/RUNNING").asInt() == task.path("parallelism").asInt();
        }
        return runs;
    }

    void send(byte[] event) throws Exception {
        producer.send(new ProducerRecord<>(events, event)).get();
    }

    /** A process starts. */
    void start(String program, String host) throws Exception {
        number++;
        String event =
                """
                {"@timestamp": "%s", "ecs": {"version": "8.11.0"}, "event": {"category": ["process"],
                "type": ["start"], "action": "start", "kind": "event", "module": "endpoint",
                "dataset": "endpoint.events.process", "id": "%s-%d"}, "host": {"name": "%s",
                "hostname": "%s", "id": "id-%s", "os": {"type": "windows"}}, "process": {"name": "%s",
                "executable": "C:\\\\Tools\\\\%s", "pid": %d}, "agent": {"type": "endpoint"}}
                """
                        .formatted(
                                Instant.now(),
                                events,
                                number,
                                host,
                                host,
                                host,
                                program,
                                program,
                                number)
                        .replace("\n", " ");
        send(bytes(event));
    }

    /** Waits until every subtask judges by so many rules. */
    void awaitRules(int count) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isEverywhere(count)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "%d rules everywhere; was %s; %s"
                                .formatted(
                                        count,
                                        counts(),
                                        get("/jobs/" + job.getJobID() + "/exceptions")));
            }
            Thread.sleep(20);
        }
    }

    /** Whether every subtask judges by so many rules. */
    boolean isEverywhere(int count) {
        return counts().equals(Collections.nCopies(parallelism, count));
    }

    private List<Integer> counts() {
        List<Integer> counts = new ArrayList<>();
        for (JsonNode vertex : get("/jobs/" + job.getJobID()).path("vertices")) {
            if (vertex.path("name").asText().contains("rules")) {
                for (int i = 0; i < parallelism; i++) {
                    String path =
                            "/jobs/%s/vertices/%s/subtasks/%d/metrics?get=rules.rules"
                                    .formatted(job.getJobID(), vertex.path("id").asText(), i);
                    for (JsonNode metric : get(path)) {
                        counts.add(metric.path("value").asInt());
                    }
                }
            }
        }
        return counts;
    }

    /** The names of the tasks, whose operators are chained. */
    List<String> tasks() {
        List<String> names = new ArrayList<>();
        get("/jobs/" + job.getJobID())
                .path("vertices")
                .forEach(vertex -> names.add(vertex.path("name").asText()));
        return names;
    }

    private JsonNode get(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(rest.resolve(path)).build();
            return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (Exception e) {
            throw new IllegalStateException(path, e);
        }
    }

    /** The first alerts: rule id, name, host. */
    List<String> alerts(int count) throws Exception {
        return read(
                alerts,
                count,
                alert ->
                        "%s %s %s"
                                .formatted(
                                        alert.at("/rule/id").asText(),
                                        alert.at("/rule/name").asText(),
                                        alert.at("/host/name").asText().toLowerCase(Locale.ROOT)));
    }

    /** The first dead letters: reason and detail. */
    List<String> deadLetters(int count) throws Exception {
        return read(
                rejects,
                count,
                letter -> letter.path("reason").asText() + " " + letter.path("detail").asText());
    }

    boolean hasDeadLetters() {
        return !Records.readAll(broker.bootstrapServers(), rejects, "read_committed").isEmpty();
    }

    private List<String> read(String topic, int count, Function<JsonNode, String> line)
            throws Exception {
        List<String> lines = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record :
                broker.read(topic, count, "read_committed", PATIENCE)) {
            lines.add(line.apply(JSON.readTree(record.value())));
        }
        return lines;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
