package dev.weir.ingest;

import dev.weir.ingest.filter.TokenFilter;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of Kafka records, and does not even copy those that cannot matter: it looks at
 * them where the consumer received them. Flink's source would otherwise copy every value and carry
 * it to another thread; that costs more than the filter does.
 */
public final class FilteringDeserializer implements Deserializer<byte[]> {
    private static final String TOKENS = "weir.filter.tokens";
    private static final String SAMPLE_EVERY = "weir.filter.sample-every";

    private @Nullable TokenFilter filter;
    private int sampleEvery;
    private int untilSample;

    /**
     * What makes a consumer use this deserializer.
     *
     * @param sampleEvery one in so many of the values that cannot matter is read all the same; 0
     *     for none
     */
    static Properties settings(List<String> tokens, int sampleEvery) {
        Properties settings = new Properties();
        settings.setProperty(
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                FilteringDeserializer.class.getName());
        settings.setProperty(
                ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG,
                DroppedRecordsInterceptor.class.getName());
        settings.setProperty(TOKENS, String.join("\n", tokens));
        settings.setProperty(SAMPLE_EVERY, String.valueOf(sampleEvery));
        return settings;
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        filter = new TokenFilter(List.of(String.valueOf(settings.get(TOKENS)).split("\n")));
        sampleEvery = Integer.parseInt(String.valueOf(settings.get(SAMPLE_EVERY)));
        untilSample = sampleEvery;
    }

    @Override
    public byte @Nullable [] deserialize(
            String topic, @Nullable Headers headers, @Nullable ByteBuffer data) {
        if (data == null) {
            return null;
        }
        if (data.hasArray()
                && drops(data.array(), data.arrayOffset() + data.position(), data.remaining())) {
            return DroppedRecords.VALUE;
        }
        byte[] value = new byte[data.remaining()];
        data.duplicate().get(value);
        return value;
    }

    @Override
    public byte @Nullable [] deserialize(String topic, byte @Nullable [] data) {
        return data != null && drops(data, 0, data.length) ? DroppedRecords.VALUE : data;
    }

    private boolean drops(byte[] bytes, int offset, int length) {
        if (filter == null || filter.mayMatter(bytes, offset, length)) {
            return false;
        }
        if (sampleEvery != 0 && --untilSample == 0) {
            untilSample = sampleEvery;
            return false;
        }
        return true;
    }
}
