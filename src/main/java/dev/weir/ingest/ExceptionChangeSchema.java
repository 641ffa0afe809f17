package dev.weir.ingest;

import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the topic of exceptions, tombstones included. Never parses and never throws. */
public final class ExceptionChangeSchema
        implements KafkaRecordDeserializationSchema<ExceptionChange> {
    private static final long serialVersionUID = 1L;

    @Override
    public void deserialize(
            ConsumerRecord<byte[], byte[]> message, Collector<ExceptionChange> out) {
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
        out.collect(new ExceptionChange(id, value == null, raw));
    }

    @Override
    public TypeInformation<ExceptionChange> getProducedType() {
        return TypeInformation.of(ExceptionChange.class);
    }
}
