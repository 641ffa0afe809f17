package dev.weir.detect;

import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.operators.StreamingRuntimeContext;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/**
 * Timers that forget what is idle, by a clock that stands still while the job does not run: what
 * was sent then is still to come, and its cause or effect may wait here. A key has one timer in
 * each operator, however busy it is: it is set when the key first comes, and set anew when it fires
 * and finds that the key was not idle.
 */
public final class Retention {
    private static final String PREFIX = "retention-";

    private final ListState<Long> checkpointed;
    private final ListState<Long> offline;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private ProcessingTimeService clock;

    /** How long the job did not run, since the first host came; in ms. */
    private long stoodStill;

    /** Of {@code initializeState}; the lists hold one time for each subtask. */
    public Retention(FunctionInitializationContext context) throws Exception {
        checkpointed = times(context, "checkpointed");
        offline = times(context, "offline");
    }

    private static ListState<Long> times(FunctionInitializationContext context, String name)
            throws Exception {
        return context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>(PREFIX + name, Types.LONG));
    }

    /** Adds the time since the checkpoint that the job was restored from. */
    public void open(RuntimeContext context) throws Exception {
        clock = ((StreamingRuntimeContext) context).getProcessingTimeService();
        long stopped = max(checkpointed);
        if (stopped > 0) {
            long since = clock.getCurrentProcessingTime() - stopped;
            stoodStill = Math.max(0, max(offline)) + Math.max(0, since);
        }
    }

    public void snapshot() throws Exception {
        checkpointed.update(List.of(clock.getCurrentProcessingTime()));
        offline.update(List.of(stoodStill));
    }

    /** Processing time, less all the time that the job did not run. */
    public Instant now() {
        return running(clock.getCurrentProcessingTime());
    }

    /** The same of a timer's time. */
    public Instant running(long processingTime) {
        return Instant.ofEpochMilli(processingTime - stoodStill);
    }

    /** Wakes the host after {@code time}: what arrives exactly then still counts. */
    public void wakeAfter(TimerService timers, Instant time) {
        timers.registerProcessingTimeTimer(time.toEpochMilli() + stoodStill + 1);
    }

    private static long max(ListState<Long> times) throws Exception {
        long max = 0;
        for (Long time : times.get()) {
            max = Math.max(max, time);
        }
        return max;
    }
}
