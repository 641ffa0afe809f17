package dev.weir.ingest;

import dev.weir.ingest.filter.TokenFilter;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * Kafka records as they came, but for those that a {@link FilteringDeserializer} has dropped, which
 * are counted, as are tombstones. Never parses and never throws: a deserialiser that throws stops
 * the job.
 */
public final class RawRecordSchema implements KafkaRecordDeserializationSchema<RawRecord> {
    private static final long serialVersionUID = 1L;

    /** 2000-01-01, the earliest time that can be true. */
    private static final long EARLIEST = 946_684_800_000L;

    private final boolean filter;
    private final List<String> tokens;
    private final int sampleEvery;

    private transient @Nullable TokenFilter tokenFilter;
    private transient Counter seen = new SimpleCounter();
    private transient Counter bytes = new SimpleCounter();
    private transient Counter passed = new SimpleCounter();
    private transient Counter sampled = new SimpleCounter();
    private transient Counter tombstones = new SimpleCounter();

    /**
     * @param filter false to let everything in
     * @param tokens see {@link TokenFilter}
     * @param sampleEvery one in so many of the records that cannot matter goes on all the same, so
     *     that a producer of garbage shows downstream; 0 for none
     * @throws IllegalArgumentException for an unusable token or a negative number
     */
    public RawRecordSchema(boolean filter, List<String> tokens, int sampleEvery) {
        if (sampleEvery < 0) {
            throw new IllegalArgumentException("Cannot sample every " + sampleEvery + " records");
        }
        this.filter = filter;
        this.tokens = List.copyOf(tokens);
        this.sampleEvery = sampleEvery;
        new TokenFilter(this.tokens);
    }

    /** What the consumer needs, so that the filter works. */
    Properties consumerSettings() {
        return filter ? FilteringDeserializer.settings(tokens, sampleEvery) : new Properties();
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        tokenFilter = filter ? new TokenFilter(tokens) : null;
        MetricGroup metrics = context.getMetricGroup();
        seen = metrics.counter("recordsSeen");
        bytes = metrics.counter("bytesSeen");
        passed = metrics.counter("recordsPassed");
        sampled = metrics.counter("recordsSampled");
        tombstones = metrics.counter("tombstones");
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<RawRecord> out) {
        if (message instanceof DroppedRecords dropped) {
            seen.inc(dropped.records());
            bytes.inc(dropped.bytes());
            return;
        }
        seen.inc();
        byte[] value = message.value();
        if (value == null) {
            tombstones.inc();
            return;
        }
        bytes.inc(value.length);
        if (tokenFilter == null || tokenFilter.mayMatter(value, 0, value.length)) {
            passed.inc();
        } else {
            sampled.inc();
        }
        out.collect(
                new RawRecord(
                        value,
                        message.topic(),
                        message.partition(),
                        message.offset(),
                        ingested(message, System.currentTimeMillis())));
    }

    private static long ingested(ConsumerRecord<?, ?> message, long now) {
        long time = message.timestamp();
        if (time < EARLIEST) {
            return now;
        }
        boolean byBroker = message.timestampType() == TimestampType.LOG_APPEND_TIME;
        return byBroker ? time : Math.min(time, now);
    }

    @Override
    public TypeInformation<RawRecord> getProducedType() {
        return TypeInformation.of(RawRecord.class);
    }
}
