package dev.weir.episode;

import dev.weir.detect.Hit;
import dev.weir.detect.LastResort;
import dev.weir.detect.Retention;
import dev.weir.episode.ArmedThenUsed.OrderedHit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Reorders the hits of one host so that a cause comes before its effects, see {@link
 * FollowOnBuffer}. Hosts that are never armed end here.
 */
public final class FollowOnBufferFunction extends KeyedProcessFunction<String, Hit, OrderedHit>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private final Windows windows;
    private transient FollowOnBuffer buffer;
    private transient ValueState<BufferState> waiting;
    private transient ValueState<Instant> touched;

    @SuppressWarnings("NullAway.Init") // initializeState() sets it
    private transient Retention retention;

    private transient KeptMetrics metrics;
    private transient LastResort lastResort;

    public FollowOnBufferFunction(Windows windows) {
        this.windows = windows;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        retention = new Retention(context);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        retention.snapshot();
    }

    @Override
    public void open(OpenContext context) throws Exception {
        retention.open(getRuntimeContext());
        MetricGroup group = getRuntimeContext().getMetricGroup();
        metrics = new KeptMetrics(group);
        lastResort = new LastResort("follow-on-buffer", group);
        buffer = new FollowOnBuffer(windows, metrics);
        waiting =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("waiting", BufferState.class));
        touched =
                getRuntimeContext().getState(new ValueStateDescriptor<>("touched", Instant.class));
    }

    @Override
    public void processElement(Hit hit, Context context, Collector<OrderedHit> out)
            throws Exception {
        Instant time = Instant.ofEpochMilli(context.timerService().currentProcessingTime());
        BufferState before = waiting.value();
        List<OrderedHit> next = new ArrayList<>();
        BufferState after;
        try {
            after = buffer.enter(before == null ? BufferState.EMPTY : before, hit, time, next::add);
        } catch (RuntimeException | StackOverflowError e) {
            context.output(LastResort.DEAD_LETTERS, lastResort.letter(hit, e));
            return;
        }
        waiting.update(after);
        next.forEach(out::collect);
        Instant now = retention.now();
        // Both states are set and cleared together.
        if (before == null) {
            retention.wakeAfter(context.timerService(), now.plus(windows.hold()));
        }
        touched.update(now);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<OrderedHit> out)
            throws Exception {
        Instant last = touched.value();
        BufferState known = waiting.value();
        if (last == null || known == null) {
            return;
        }
        Instant time = retention.running(timestamp);
        boolean idle = time.isAfter(last.plus(windows.hold()));
        boolean gone = time.isAfter(last.plus(windows.remember()));
        if (gone || idle && known.armings().isEmpty()) {
            metrics.expired(known.held().size() + known.armings().size());
            waiting.clear();
            touched.clear();
            return;
        }
        if (idle) {
            metrics.expired(known.held().size());
            waiting.update(known.withHeld(List.of()));
        }
        retention.wakeAfter(context.timerService(), (idle ? time : last).plus(windows.hold()));
    }
}
