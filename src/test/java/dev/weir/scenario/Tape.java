package dev.weir.scenario;

import dev.weir.ingest.RawRecord;
import java.io.Serializable;
import java.util.List;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.source.legacy.SourceFunction;

/**
 * Plays records in order and remembers in checkpoints how far it came. What it does at a mark is
 * decided by checkpoints, never by time.
 */
final class Tape implements SourceFunction<RawRecord>, CheckpointedFunction, CheckpointListener {

    /** What happens once all records before the mark are out. */
    enum AtMark {
        /** A checkpoint that covers them is awaited: everything downstream has then seen them. */
        AWAIT_CHECKPOINT,
        /** Nothing more comes; the job is stopped from outside. */
        HOLD,
        /**
         * After such a checkpoint the rest is played and the job fails, but only the first time.
         */
        FAIL_ONCE
    }

    private record Frame(byte[] value, String topic, int partition, long offset, long ingested)
            implements Serializable {

        RawRecord record() {
            return new RawRecord(value, topic, partition, offset, ingested);
        }
    }

    private final List<Frame> frames;
    private final int mark;
    private final AtMark atMark;

    private transient ListState<Integer> progress;
    private transient Object lock;
    private transient int next;
    private transient boolean restored;
    private transient boolean inCheckpoint;
    private transient boolean covered;
    private volatile boolean running = true;

    private Tape(List<RawRecord> records, int mark, AtMark atMark) {
        this.frames =
                records.stream()
                        .map(
                                r ->
                                        new Frame(
                                                r.value(),
                                                r.topic(),
                                                r.partition(),
                                                r.offset(),
                                                r.ingested()))
                        .toList();
        this.mark = mark;
        this.atMark = atMark;
    }

    /** All records without a stop. */
    static DataStream<RawRecord> play(StreamExecutionEnvironment env, List<RawRecord> records) {
        return play(env, records, -1, AtMark.HOLD);
    }

    /** The records of one topic keep their order at any parallelism. */
    static DataStream<RawRecord> play(
            StreamExecutionEnvironment env, List<RawRecord> records, int mark, AtMark atMark) {
        return env.addSource(
                        new Tape(records, mark, atMark),
                        "tape",
                        TypeInformation.of(RawRecord.class))
                .uid("tape")
                .partitionCustom(
                        (topic, partitions) -> Math.floorMod(topic.hashCode(), partitions),
                        RawRecord::topic);
    }

    @Override
    public void run(SourceContext<RawRecord> context) throws InterruptedException {
        synchronized (context.getCheckpointLock()) {
            lock = context.getCheckpointLock();
        }
        while (running && next < frames.size()) {
            synchronized (lock) {
                if (next == mark && !restored) {
                    stopAtMark(context);
                }
                if (running) {
                    context.collect(frames.get(next).record());
                    next++;
                }
            }
        }
    }

    /** Waiting gives the lock away, so that checkpoints can be made. */
    private void stopAtMark(SourceContext<RawRecord> context) throws InterruptedException {
        while (running && (atMark == AtMark.HOLD || !covered)) {
            lock.wait();
        }
        if (running && atMark == AtMark.FAIL_ONCE) {
            frames.subList(next, frames.size()).forEach(f -> context.collect(f.record()));
            throw new IllegalStateException("the tape breaks once, as asked");
        }
    }

    @Override
    public void cancel() {
        running = false;
        if (lock != null) {
            synchronized (lock) {
                lock.notifyAll();
            }
        }
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        progress =
                context.getOperatorStateStore()
                        .getListState(new ListStateDescriptor<>("next", Types.INT));
        restored = context.isRestored();
        for (Integer position : progress.get()) {
            next = position;
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        progress.update(List.of(next));
        inCheckpoint = next == mark;
    }

    /** At most one checkpoint is under way at a time, so this is the one taken last. */
    @Override
    public void notifyCheckpointComplete(long id) {
        if (inCheckpoint && lock != null) {
            covered = true;
            synchronized (lock) {
                lock.notifyAll();
            }
        }
    }
}
