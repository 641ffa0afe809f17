package dev.weir.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.alert.Alert;
import dev.weir.testing.Incidents;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class AlertSchemaTest {
    @Test
    void the_key_is_the_event_id_and_the_value_the_document() {
        Alert alert = AlertDocumentTest.alert(Incidents.atJob());
        ProducerRecord<byte[], byte[]> record =
                new AlertSchema("weir.alerts", AlertFormat.ECS).serialize(alert, null, 1L);
        assertThat(record.topic()).isEqualTo("weir.alerts");
        assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo(alert.id());
        assertThat(record.value()).isEqualTo(AlertDocument.write(alert, AlertFormat.ECS));
        assertThat(record.timestamp()).isNull();
        assertThat(record.partition()).isNull();
    }
}
