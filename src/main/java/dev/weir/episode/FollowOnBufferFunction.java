package dev.weir.episode;

import dev.weir.detect.Hit;
import dev.weir.episode.ArmedThenUsed.OrderedHit;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Reorders the hits of one host so that a cause comes before its effects, see {@link
 * FollowOnBuffer}. Hosts that are never armed end here.
 */
public final class FollowOnBufferFunction extends KeyedProcessFunction<String, Hit, OrderedHit> {
    private static final long serialVersionUID = 1L;

    private final Windows windows;
    private transient FollowOnBuffer room;
    private transient ValueState<BufferState> waiting;
    private transient ValueState<Instant> touched;
    private transient Retention retention;

    public FollowOnBufferFunction(Windows windows) {
        this.windows = windows;
    }

    @Override
    public void open(OpenContext context) {
        retention = new Retention();
        room = new FollowOnBuffer(windows);
        waiting =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("waiting", BufferState.class));
        touched =
                getRuntimeContext().getState(new ValueStateDescriptor<>("touched", Instant.class));
    }

    @Override
    public void processElement(Hit hit, Context context, Collector<OrderedHit> out)
            throws Exception {
        Instant now = retention.now(context.timerService());
        BufferState before = waiting.value();
        BufferState known = before == null ? BufferState.EMPTY : before;
        waiting.update(room.enter(known, hit, now, out::collect));
        if (touched.value() == null) {
            retention.wakeAfter(context.timerService(), now.plus(windows.hold()));
        }
        touched.update(now);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<OrderedHit> out)
            throws Exception {
        Instant lastSeen = touched.value();
        BufferState known = waiting.value();
        if (lastSeen == null || known == null) {
            return;
        }
        Instant time = Instant.ofEpochMilli(timestamp);
        Instant last = retention.idleSince(lastSeen, context.timerService());
        boolean idle = time.isAfter(last.plus(windows.hold()));
        boolean gone = time.isAfter(last.plus(windows.remember()));
        if (gone || idle && known.armings().isEmpty()) {
            waiting.clear();
            touched.clear();
            return;
        }
        if (idle) {
            waiting.update(known.withHeld(List.of()));
        }
        retention.wakeAfter(context.timerService(), (idle ? time : last).plus(windows.hold()));
    }
}
