package dev.weir.exceptions;

import dev.weir.detect.Hit;
import dev.weir.detect.LastResort;
import dev.weir.detect.Tenants;
import dev.weir.ingest.DeadLetter;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Marks the hits of the built-in detection that an exception covers; none covers the heartbeat. */
public final class ExceptionFunction extends ExceptionOperator<Hit> {
    /** The exceptions that came by the topic, by id. */
    public static final MapStateDescriptor<String, ExceptionRule> STATE = ExceptionOperator.STATE;

    private static final long serialVersionUID = 1L;

    /**
     * A function with exceptions of its own.
     *
     * @param fixed in force from the first hit on; a change with the same id goes before
     * @param rules ids that an exception may name; null for any
     */
    public ExceptionFunction(List<ExceptionRule> fixed, @Nullable Set<String> rules) {
        super(fixed, rules);
    }

    @Override
    @Nullable ExceptionRule matching(Exceptions exceptions, Hit hit) {
        return Tenants.isHeartbeat(hit.key()) ? null : exceptions.matching(hit);
    }

    @Override
    Instant ingested(Hit hit) {
        return hit.ingested();
    }

    @Override
    DeadLetter letter(LastResort lastResort, Hit hit, Throwable bug) {
        return lastResort.letter(hit, bug);
    }

    @Override
    void emit(Hit hit, @Nullable String exception, ReadOnlyContext context, Collector<Hit> out) {
        out.collect(exception == null ? hit : hit.exceptedBy(exception));
    }

    @Override
    boolean tells() {
        return true;
    }
}
