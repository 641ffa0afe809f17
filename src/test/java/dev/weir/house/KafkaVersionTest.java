package dev.weir.house;

import static org.assertj.core.api.Assertions.assertThat;

import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;

/** A newer client breaks the exactly-once sink at run time, and the broker shares its classes. */
class KafkaVersionTest {

    @Test
    void client_and_broker_are_of_one_version_that_the_sink_works_with() {
        String client = jar(KafkaProducer.class);

        assertThat(client).startsWith("kafka-clients-4.2.");
        assertThat(jar(KafkaRaftServer.class))
                .isEqualTo(client.replace("kafka-clients-", "kafka_2.13-"));
    }

    private static String jar(Class<?> type) {
        String path = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
