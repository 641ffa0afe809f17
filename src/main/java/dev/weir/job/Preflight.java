package dev.weir.job;

import dev.weir.output.SizeLimit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What must hold at the brokers before the job starts, asked with the job's own settings. */
public final class Preflight {
    private static final Logger LOG = LoggerFactory.getLogger(Preflight.class);
    private static final int PATIENCE = (int) Duration.ofSeconds(12).toMillis();

    private final Admin admin;
    private final String servers;

    private Preflight(Admin admin, String servers) {
        this.admin = admin;
        this.servers = servers;
    }

    /**
     * Returns when the brokers answer, the topics exist, may be read or written, and take records
     * as large as the job writes them.
     *
     * @throws IllegalStateException naming topic, servers and cause, within 15 seconds
     */
    public static void check(JobConfig config) {
        Properties kafka = new Properties();
        kafka.putAll(config.input().kafka());
        kafka.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE);
        kafka.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE);
        String servers = kafka.getProperty(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
        try (Admin admin = Admin.create(kafka)) {
            Preflight preflight = new Preflight(admin, servers);
            needs(config).forEach(preflight::topic);
            if (config.heartbeat().isOn()) {
                preflight.topic(config.heartbeat().topic(), AclOperation.READ);
                preflight.topic(config.heartbeat().topic(), AclOperation.WRITE);
            }
            preflight.mayAppearLater(config.input().exceptionsTopic());
            if (config.rules().isLive()) {
                preflight.mayAppearLater(config.rules().topic());
            }
            preflight.size(config.output().alertsTopic());
            preflight.size(config.output().deadLettersTopic());
        } catch (org.apache.kafka.common.KafkaException e) {
            throw new IllegalStateException("Kafka at " + servers + ": " + Answers.messages(e), e);
        }
    }

    /** Each topic with what the job does to it. */
    private static Map<String, AclOperation> needs(JobConfig config) {
        Map<String, AclOperation> needs = new LinkedHashMap<>();
        if (config.input().topicPattern().isEmpty()) {
            config.input().topics().forEach(topic -> needs.put(topic, AclOperation.READ));
        }
        needs.put(config.output().alertsTopic(), AclOperation.WRITE);
        needs.put(config.output().deadLettersTopic(), AclOperation.WRITE);
        return needs;
    }

    private void mayAppearLater(String name) {
        try {
            topic(name, AclOperation.READ);
        } catch (IllegalStateException e) {
            if (!Answers.isCausedBy(e, UnknownTopicOrPartitionException.class)) {
                throw e;
            }
            LOG.info("Topic {} at {} does not exist yet", name, servers);
        }
    }

    private void topic(String name, AclOperation need) {
        DescribeTopicsOptions withRights =
                new DescribeTopicsOptions().includeAuthorizedOperations(true);
        TopicDescription topic =
                Answers.of(
                        name,
                        servers,
                        admin.describeTopics(List.of(name), withRights)
                                .topicNameValues()
                                .get(name));
        Set<AclOperation> may = topic.authorizedOperations();
        // Null where the broker keeps no rights.
        if (may != null && !may.contains(need)) {
            throw new IllegalStateException(
                    "topic " + name + " at " + servers + ": no right to " + need);
        }
    }

    /** Where the settings may not be read, the job runs without knowing. */
    private void size(String name) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        Config config;
        try {
            config =
                    Answers.of(
                            name,
                            servers,
                            admin.describeConfigs(List.of(resource)).values().get(resource));
        } catch (IllegalStateException e) {
            if (!Answers.isCausedBy(e, AuthorizationException.class)) {
                throw e;
            }
            LOG.warn(
                    "topic {} at {}: no right to DESCRIBE_CONFIGS, so whether it takes documents of"
                            + " {} bytes is not known",
                    name,
                    servers,
                    SizeLimit.BYTES);
            return;
        }
        String most = config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value();
        if (Long.parseLong(most) < SizeLimit.BYTES) {
            throw new IllegalStateException(
                    "topic %s at %s: %s is %s, and documents may have up to %d bytes"
                            .formatted(
                                    name,
                                    servers,
                                    TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                    most,
                                    SizeLimit.BYTES));
        }
    }
}
