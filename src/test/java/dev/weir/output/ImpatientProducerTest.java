package dev.weir.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class ImpatientProducerTest {

    @Test
    void a_long_request_timeout_of_the_user_lengthens_the_time_to_deliver() {
        try (Producer<byte[], byte[]> producer = producer("request.timeout.ms", "30000")) {
            assertThat(producer.metrics()).isNotEmpty();
        }
    }

    @Test
    void what_is_no_number_is_refused_with_its_name() {
        assertThatThrownBy(() -> producer("linger.ms", "soon"))
                .isInstanceOf(KafkaException.class)
                .hasMessageContaining("linger.ms");
    }

    private static Producer<byte[], byte[]> producer(String key, String value) {
        Properties kafka = new Properties();
        kafka.setProperty("bootstrap.servers", "127.0.0.1:1");
        kafka.setProperty(key, value);
        return ImpatientProducer.of(kafka);
    }
}
