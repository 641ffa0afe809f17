package dev.weir.local.cluster;

import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** What Kafka knows of a consumer group. */
final class ConsumerGroup {

    private ConsumerGroup() {}

    /**
     * Whether the group has committed offsets, so has read before.
     *
     * @throws ClusterException when Kafka does not tell
     */
    static boolean hasOffsets(Properties kafka, String group) {
        try (Admin admin = Admin.create(kafka)) {
            return !admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .isEmpty();
        } catch (ExecutionException e) {
            throw new ClusterException("offsets of the group " + group + ": " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted");
        }
    }
}
