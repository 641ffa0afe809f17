package dev.weir.ingest;

import java.io.Serializable;

/**
 * One record as it came, unparsed.
 *
 * @param value the bytes of the record; empty for a Kafka record without value
 * @param topic the Kafka topic, or the file of a replay
 * @param partition the Kafka partition; 0 in a replay
 * @param offset the Kafka offset, or the line number (from 1) of a replay
 * @param ingested when it entered the log, epoch milliseconds: the broker's append time where the
 *     topic stamps it, otherwise the producer's time, but never later than when it was read
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record RawRecord(byte[] value, String topic, int partition, long offset, long ingested)
        implements Serializable {

    /** The record at a {@link #position}, without its bytes. */
    public static RawRecord at(String position, long ingested) {
        int at = position.lastIndexOf('@');
        int partition = position.lastIndexOf('-', at);
        return new RawRecord(
                new byte[0],
                position.substring(0, partition),
                Integer.parseInt(position.substring(partition + 1, at)),
                Long.parseLong(position.substring(at + 1)),
                ingested);
    }

    /** Where the record can be found again, {@code topic-partition@offset}. */
    public String position() {
        return topic + "-" + partition + "@" + offset;
    }
}
