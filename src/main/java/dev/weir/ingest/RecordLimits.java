package dev.weir.ingest;

import java.io.Serializable;

/**
 * What one record may cost, whatever its sender made of it. Reckoned so that four slots of {@code
 * flink-conf/config.yaml} can each hold a record at every bound at the same time.
 *
 * @param bytes length of the record, unpacked
 * @param expansion how many bytes a packed one may become; event logs shrink by 10 to 40
 * @param tokens JSON tokens of the record: a value in an object is two
 * @param depth nesting; the deepest known document, CrowdStrike's, has less than 20 levels
 * @param documents events in the record
 * @param deadLetters letters that one record can cause; what comes after is told in one more
 */
public record RecordLimits(
        int bytes, int expansion, int tokens, int depth, int documents, int deadLetters)
        implements Serializable {

    public static RecordLimits defaults() {
        return new RecordLimits(8_000_000, 200, 500_000, 100, 20_000, 100);
    }
}
