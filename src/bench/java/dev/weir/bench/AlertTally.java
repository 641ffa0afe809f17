package dev.weir.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;

/** The alerts of a run against what is known of the corpus. */
final class AlertTally {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final Map<String, Integer> truth;
    private final Map<String, Set<String>> ids = new HashMap<>();
    private final Map<String, Integer> severities = new HashMap<>();

    private final @Nullable Integer expected;

    private AlertTally(Map<String, Integer> truth, @Nullable Integer expected) {
        this.truth = truth;
        this.expected = expected;
    }

    /** Reads until everything expected is there and nothing more comes, or patience ends. */
    static AlertTally read(Topic topic, String alerts) throws IOException {
        Map<String, Integer> truth = topic.corpus().truth();
        AlertTally tally =
                topic.recorded()
                        ? new AlertTally(Map.of(), topic.expected())
                        : new AlertTally(truth, truth.size());
        int due = tally.expected == null ? 0 : tally.expected;
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer = Clients.reader(topic.servers(), alerts)) {
            boolean news = true;
            while ((news || tally.right() < due) && System.nanoTime() < end) {
                news = false;
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(QUIET)) {
                    tally.add(JSON.readTree(each.value()));
                    news = true;
                }
            }
        }
        return tally;
    }

    private void add(JsonNode alert) {
        String host = alert.at("/weir/host_key").asText();
        ids.computeIfAbsent(host, key -> new HashSet<>()).add(alert.at("/event/id").asText());
        severities.merge(host, alert.at("/event/severity").asInt(), Math::max);
    }

    /**
     * Hosts with one alert of the right severity, less those that should have none; of a recording,
     * whose truth is not known by host, all alerts.
     */
    int right() {
        if (truth.isEmpty()) {
            return ids.values().stream().mapToInt(Set::size).sum();
        }
        int right = 0;
        for (Map.Entry<String, Integer> each : severities.entrySet()) {
            boolean one = ids.get(each.getKey()).size() == 1;
            right += one && each.getValue().equals(truth.get(each.getKey())) ? 1 : 0;
            right -= truth.containsKey(each.getKey()) ? 0 : 1;
        }
        return right;
    }

    /** Null when it is not known. */
    @Nullable Integer expected() {
        return expected;
    }
}
