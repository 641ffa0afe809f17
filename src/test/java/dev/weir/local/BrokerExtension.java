package dev.weir.local;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real broker for the tests of one class: {@code @RegisterExtension static final BrokerExtension
 * BROKER = new BrokerExtension();}.
 */
public final class BrokerExtension implements BeforeAllCallback, AfterAllCallback {

    private Broker broker;

    @Override
    public void beforeAll(ExtensionContext context) {
        broker = Broker.start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        broker.close();
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Creates a topic of a name that no other test uses, and returns the name. */
    public String topic(String prefix, int partitions) {
        String name = prefix + "-" + UUID.randomUUID();
        broker.createTopics(partitions, name);
        return name;
    }

    /** See {@link Records#send}. */
    public void send(String topic, byte[]... values) throws Exception {
        Records.send(bootstrapServers(), topic, values);
    }

    /** See {@link Records#read}. */
    public List<ConsumerRecord<byte[], byte[]>> read(
            String topic, int count, String isolation, Duration patience) {
        return Records.read(bootstrapServers(), topic, count, isolation, patience);
    }
}
