package dev.weir.detect;

import dev.weir.event.Truncation;
import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.RawRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.OutputTag;

/**
 * Where an event or a hit goes that a bug of ours stumbles over: to the dead letters as {@code
 * internal_error}, and the job goes on with the next. Counted as {@code internalErrors}, which is
 * worth an alarm.
 */
public final class LastResort {
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

    private static final int MAX_DETAIL = 300;

    private final String operator;
    private final Counter errors;

    /**
     * The last resort of an operator.
     *
     * @param operator stands in the dead letters
     */
    public LastResort(String operator, MetricGroup group) {
        this.operator = operator;
        errors = group.counter("internalErrors");
    }

    /**
     * The record without its bytes, which are no longer known here and lie at its position.
     *
     * @param source who told it, or the mapper that read it
     */
    public DeadLetter letter(String source, String position, long ingested, Throwable bug) {
        return letter(source, RawRecord.at(position, ingested), bug);
    }

    /** A record of which the bytes are known. */
    public DeadLetter letter(String source, RawRecord raw, Throwable bug) {
        errors.inc();
        StackTraceElement[] trace = bug.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        return new DeadLetter(
                DeadLetter.Reason.INTERNAL_ERROR,
                Truncation.text(operator + ": " + bug + place, MAX_DETAIL),
                source,
                raw);
    }

    /** The record of a hit. */
    public DeadLetter letter(Hit hit, Throwable bug) {
        return letter(hit.source().id(), hit.position(), hit.ingested().toEpochMilli(), bug);
    }
}
