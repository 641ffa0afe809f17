package dev.weir.ingest;

import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads a topic of settings, exceptions or rules, tombstones included. Never parses and never
 * throws.
 */
public final class TableChangeSchema implements KafkaRecordDeserializationSchema<TableChange> {
    private static final long serialVersionUID = 1L;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<TableChange> out) {
        byte[] key = message.key();
        byte[] value = message.value();
        long now = System.currentTimeMillis();
        long time = message.timestamp() < 0 ? now : Math.min(message.timestamp(), now);
        RawRecord raw =
                new RawRecord(
                        value == null ? new byte[0] : value,
                        message.topic(),
                        message.partition(),
                        message.offset(),
                        time);
        String id = key == null ? null : new String(key, StandardCharsets.UTF_8);
        out.collect(new TableChange(id, value == null, raw));
    }

    @Override
    public TypeInformation<TableChange> getProducedType() {
        return TypeInformation.of(TableChange.class);
    }
}
