package dev.weir.bench;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** The raw poll loop that everything is compared with: reads every record and looks at none. */
final class PollRun {
    private PollRun() {}

    static Result pass(Topic topic) {
        long bytes = 0;
        long records = 0;
        Meter start = null;
        try (KafkaConsumer<byte[], byte[]> consumer = Clients.reader(topic.servers(), topic.name())) {
            while (records < topic.records() * Result.UNTIL) {
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofSeconds(1))) {
                    bytes += each.value().length;
                    records++;
                }
                if (start == null && records >= topic.records() * Result.FROM) {
                    start = Meter.read();
                }
            }
            Meter end = Meter.read();
            if (start == null || bytes == 0) {
                throw new IllegalStateException("nothing was measured");
            }
            return Result.between(start, end, "poll", 1);
        }
    }
}
