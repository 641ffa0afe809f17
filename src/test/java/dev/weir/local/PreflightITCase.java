package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.job.JobConfig;
import dev.weir.job.Preflight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The look before the start, at a broker that keeps rights. */
class PreflightITCase {
    private static Broker broker;

    @BeforeAll
    static void start() {
        broker =
                Broker.start(
                        Map.of(
                                "authorizer.class.name",
                                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                                "allow.everyone.if.no.acl.found",
                                "true"));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void a_topic_that_may_not_be_written_is_named_with_the_right_that_lacks() throws Exception {
        broker.createTopics(1, "a", "a-alerts", "a-letters");
        allow("a-alerts", AclOperation.DESCRIBE, AclOperation.READ);

        assertThatThrownBy(() -> Preflight.check(config("a")))
                .hasMessage(
                        "topic a-alerts at %s: no right to WRITE"
                                .formatted(broker.bootstrapServers()));
    }

    @Test
    void a_topic_of_which_nothing_is_allowed_is_named() throws Exception {
        broker.createTopics(1, "b", "b-alerts", "b-letters");
        allow("b", AclOperation.ALTER_CONFIGS);

        assertThatThrownBy(() -> Preflight.check(config("b")))
                .hasMessage(
                        "topic b at %s: Topic authorization failed."
                                .formatted(broker.bootstrapServers()));
    }

    @Test
    void reading_and_writing_are_enough_and_exceptions_may_come_later() throws Exception {
        broker.createTopics(1, "c", "c-alerts", "c-letters");
        allow("c", AclOperation.READ);
        allow("c-alerts", AclOperation.WRITE);
        allow("c-letters", AclOperation.WRITE);

        assertThatCode(() -> Preflight.check(config("c"))).doesNotThrowAnyException();
    }

    @Test
    void the_topic_of_the_heartbeat_is_read_and_written() throws Exception {
        broker.createTopics(1, "e", "e-alerts", "e-letters", "e-beats");
        allow("e-beats", AclOperation.READ);

        assertThatThrownBy(() -> Preflight.check(config("e", "--heartbeat.topic", "e-beats")))
                .hasMessage(
                        "topic e-beats at %s: no right to WRITE"
                                .formatted(broker.bootstrapServers()));
    }

    @Test
    void a_topic_that_does_not_exist_is_named() {
        broker.createTopics(1, "d", "d-letters");

        assertThatThrownBy(() -> Preflight.check(config("d")))
                .hasMessage(
                        "topic d-alerts at %s: does not exist"
                                .formatted(broker.bootstrapServers()));
    }

    private static JobConfig config(String name, String... more) {
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "--kafka.bootstrap.servers",
                                broker.bootstrapServers(),
                                "--input.topics",
                                name,
                                "--alerts.topic",
                                name + "-alerts",
                                "--dead-letters.topic",
                                name + "-letters"));
        options.addAll(List.of(more));
        return JobConfig.of(options.toArray(String[]::new));
    }

    /** Nothing else is allowed any more. */
    private static void allow(String topic, AclOperation... operations) throws Exception {
        ResourcePattern pattern =
                new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL);
        List<AclBinding> rights =
                Arrays.stream(operations)
                        .map(
                                operation ->
                                        new AclBinding(
                                                pattern,
                                                new AccessControlEntry(
                                                        "User:ANONYMOUS",
                                                        "*",
                                                        operation,
                                                        AclPermissionType.ALLOW)))
                        .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createAcls(rights).all().get();
            // The controller has them; the broker that judges hears of them a moment later.
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (!admin.describeAcls(AclBindingFilter.ANY).values().get().containsAll(rights)) {
                assertThat(System.nanoTime()).as("rights on " + topic).isLessThan(deadline);
            }
        }
    }
}
