package dev.weir.ingest;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Stands in a partition for all dropped records of one poll, at the offset of the last of them. */
final class DroppedRecords extends ConsumerRecord<byte[], byte[]> {
    /** Stands for every value that the filter dropped; to be compared by identity. */
    static final byte[] VALUE = new byte[0];

    private final long records;
    private final long bytes;

    /**
     * @param last the last of them
     * @param records how many
     * @param bytes of all their values
     */
    DroppedRecords(ConsumerRecord<byte[], byte[]> last, long records, long bytes) {
        super(last.topic(), last.partition(), last.offset(), last.key(), VALUE);
        this.records = records;
        this.bytes = bytes;
    }

    long records() {
        return records;
    }

    long bytes() {
        return bytes;
    }
}
