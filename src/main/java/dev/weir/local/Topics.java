package dev.weir.local;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics of demo, local cluster and tests, created on any broker. */
public final class Topics {

    private Topics() {}

    /**
     * Creates those of the topics that do not exist yet, and returns their names.
     *
     * @throws IllegalStateException when the broker refuses or does not answer within 20 seconds
     */
    public static List<String> create(
            String bootstrapServers, int partitions, Collection<String> names) {
        return create(
                bootstrapServers,
                names.stream()
                        .map(name -> new NewTopic(name, Optional.of(partitions), Optional.empty()))
                        .toList());
    }

    /** The same for a topic of one partition that keeps the newest record of each key. */
    public static List<String> createCompacted(String bootstrapServers, String name) {
        NewTopic topic = new NewTopic(name, Optional.of(1), Optional.empty());
        return create(
                bootstrapServers, List.of(topic.configs(Map.of("cleanup.policy", "compact"))));
    }

    private static List<String> create(String bootstrapServers, List<NewTopic> topics) {
        Map<String, Object> settings =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        20_000,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        10_000);
        List<String> created = new ArrayList<>();
        try (Admin admin = Admin.create(settings)) {
            for (NewTopic topic : topics) {
                if (create(admin, topic)) {
                    created.add(topic.name());
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "cannot create topics at " + bootstrapServers + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        }
        return created;
    }

    private static boolean create(Admin admin, NewTopic topic)
            throws ExecutionException, InterruptedException {
        try {
            admin.createTopics(List.of(topic)).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }
}
