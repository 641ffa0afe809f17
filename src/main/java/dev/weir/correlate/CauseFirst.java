package dev.weir.correlate;

import dev.weir.signal.Signal;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Reorders the signals of one host so that a cause comes before its effects, see {@link
 * WaitingRoom}. Hosts that are never armed end here.
 */
public final class CauseFirst extends KeyedProcessFunction<String, Signal, Step> {
    private static final long serialVersionUID = 1L;

    private final Windows windows;
    private transient WaitingRoom room;
    private transient ValueState<Waiting> waiting;
    private transient ValueState<Instant> touched;
    private transient Retention retention;

    public CauseFirst(Windows windows) {
        this.windows = windows;
    }

    @Override
    public void open(OpenContext context) {
        retention = new Retention();
        room = new WaitingRoom(windows);
        waiting =
                getRuntimeContext().getState(new ValueStateDescriptor<>("waiting", Waiting.class));
        touched =
                getRuntimeContext().getState(new ValueStateDescriptor<>("touched", Instant.class));
    }

    @Override
    public void processElement(Signal signal, Context context, Collector<Step> out)
            throws Exception {
        Instant now = retention.now(context.timerService());
        Waiting before = waiting.value();
        Waiting known = before == null ? Waiting.EMPTY : before;
        waiting.update(room.enter(known, signal, now, out::collect));
        if (touched.value() == null) {
            retention.wakeAfter(context.timerService(), now.plus(windows.hold()));
        }
        touched.update(now);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Step> out)
            throws Exception {
        Instant lastSeen = touched.value();
        Waiting known = waiting.value();
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
