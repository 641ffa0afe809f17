package dev.weir.exceptions;

import dev.weir.detect.LastResort;
import dev.weir.detect.rules.RuleHit;
import dev.weir.ingest.DeadLetter;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Marks the hits of rules that an exception covers, and parts them: those of single events go on,
 * those of sequences to the side.
 */
public final class RuleExceptionFunction extends ExceptionOperator<RuleHit> {
    /** Hits that are stages of sequences. */
    public static final OutputTag<RuleHit> STAGES =
            new OutputTag<>("stages", TypeInformation.of(RuleHit.class));

    private static final long serialVersionUID = 1L;

    /**
     * A function with exceptions of its own.
     *
     * @param fixed in force from the first hit on; a change with the same id goes before
     * @param rules ids that an exception may name; null for any
     */
    public RuleExceptionFunction(List<ExceptionRule> fixed, @Nullable Set<String> rules) {
        super(fixed, rules);
    }

    @Override
    @Nullable ExceptionRule matching(Exceptions exceptions, RuleHit hit) {
        return exceptions.matching(hit);
    }

    @Override
    Instant ingested(RuleHit hit) {
        return hit.fact().ingested();
    }

    @Override
    DeadLetter letter(LastResort lastResort, RuleHit hit, Throwable bug) {
        return lastResort.letter(
                hit.fact().source().id(),
                hit.fact().position(),
                hit.fact().ingested().toEpochMilli(),
                bug);
    }

    @Override
    void emit(
            RuleHit hit,
            @Nullable String exception,
            ReadOnlyContext context,
            Collector<RuleHit> out) {
        RuleHit marked = exception == null ? hit : hit.exceptedBy(exception);
        if (marked.stage() == null) {
            out.collect(marked);
        } else {
            context.output(STAGES, marked);
        }
    }

    /** The operator of the built-in detection's hits does. */
    @Override
    boolean tells() {
        return false;
    }
}
