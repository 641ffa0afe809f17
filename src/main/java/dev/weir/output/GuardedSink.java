package dev.weir.output;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.connector.kafka.sink.TwoPhaseCommittingStatefulSink;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.SupportsPostCommitTopology;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka's sink, of which a refused record fails the task and nothing else. The connector's writer
 * throws the next failed send when it is closed, that is inside of the handling of the first, and
 * then Flink ends the whole TaskManager (connector 5.0.0-2.2, {@code KafkaWriter.close}).
 */
public final class GuardedSink<T>
        implements TwoPhaseCommittingStatefulSink<T, KafkaWriterState, KafkaCommittable>,
                SupportsPostCommitTopology<KafkaCommittable> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(GuardedSink.class);

    private final KafkaSink<T> sink;

    GuardedSink(KafkaSink<T> sink) {
        this.sink = sink;
    }

    @Override
    public PrecommittingStatefulSinkWriter<T, KafkaWriterState, KafkaCommittable> createWriter(
            WriterInitContext context) throws IOException {
        return new Writer<>(whole().createWriter(context));
    }

    @Override
    public PrecommittingStatefulSinkWriter<T, KafkaWriterState, KafkaCommittable> restoreWriter(
            WriterInitContext context, Collection<KafkaWriterState> state) throws IOException {
        return new Writer<>(whole().restoreWriter(context, state));
    }

    /** By its interface, because the class of its writer is hidden. */
    private TwoPhaseCommittingStatefulSink<T, KafkaWriterState, KafkaCommittable> whole() {
        return sink;
    }

    @Override
    public Committer<KafkaCommittable> createCommitter(CommitterInitContext context)
            throws IOException {
        return sink.createCommitter(context);
    }

    @Override
    public SimpleVersionedSerializer<KafkaCommittable> getCommittableSerializer() {
        return sink.getCommittableSerializer();
    }

    @Override
    public SimpleVersionedSerializer<KafkaWriterState> getWriterStateSerializer() {
        return sink.getWriterStateSerializer();
    }

    @Override
    public void addPostCommitTopology(DataStream<CommittableMessage<KafkaCommittable>> committed) {
        sink.addPostCommitTopology(committed);
    }

    private record Writer<T>(
            PrecommittingStatefulSinkWriter<T, KafkaWriterState, KafkaCommittable> writer)
            implements PrecommittingStatefulSinkWriter<T, KafkaWriterState, KafkaCommittable> {

        @Override
        public void write(T element, Context context) throws IOException, InterruptedException {
            writer.write(element, context);
        }

        @Override
        public void flush(boolean end) throws IOException, InterruptedException {
            writer.flush(end);
        }

        @Override
        public Collection<KafkaCommittable> prepareCommit()
                throws IOException, InterruptedException {
            return writer.prepareCommit();
        }

        @Override
        public List<KafkaWriterState> snapshotState(long checkpoint) throws IOException {
            return writer.snapshotState(checkpoint);
        }

        /** What was refused has failed the task already, or will be sent again by the next. */
        @Override
        public void close() {
            try {
                writer.close();
            } catch (Exception e) {
                LOG.warn("A record that Kafka refused came to light when its writer was closed", e);
            }
        }
    }
}
