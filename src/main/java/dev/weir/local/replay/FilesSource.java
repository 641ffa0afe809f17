package dev.weir.local.replay;

import dev.weir.ingest.RawRecord;
import dev.weir.local.files.EventFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceEnumerator;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceReader;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** {@link EventFiles} as a bounded source with one split: the records come in the order given. */
final class FilesSource
        implements Source<RawRecord, FilesSource.Files, Collection<FilesSource.Files>> {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> files;
    private final long ingested;

    FilesSource(List<String> files, long ingested) {
        this.files = new ArrayList<>(files);
        this.ingested = ingested;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<RawRecord, Files> createReader(SourceReaderContext context) {
        return new Reader(context);
    }

    @Override
    public SplitEnumerator<Files, Collection<Files>> createEnumerator(
            SplitEnumeratorContext<Files> context) {
        return new IteratorSourceEnumerator<>(context, List.of(new Files(files, ingested)));
    }

    @Override
    public SplitEnumerator<Files, Collection<Files>> restoreEnumerator(
            SplitEnumeratorContext<Files> context, Collection<Files> checkpoint) {
        return new IteratorSourceEnumerator<>(context, checkpoint);
    }

    @Override
    public SimpleVersionedSerializer<Files> getSplitSerializer() {
        return new FilesSerializer();
    }

    /** Nothing restores a run over files: it starts again. */
    @Override
    public SimpleVersionedSerializer<Collection<Files>> getEnumeratorCheckpointSerializer() {
        return new NoCheckpoint();
    }

    /** Flink's reader, which takes it for granted that a split is never empty. */
    @SuppressWarnings("try") // Flink declares that closing a reader may throw anything
    private static final class Reader extends IteratorSourceReader<RawRecord, EventFiles, Files> {
        Reader(SourceReaderContext context) {
            super(context);
        }

        @Override
        public InputStatus pollNext(ReaderOutput<RawRecord> output) {
            try {
                return super.pollNext(output);
            } catch (NoSuchElementException e) {
                // The files hold no document; the next call finds the split at its end.
                return super.pollNext(output);
            }
        }
    }

    /**
     * @param names the files in order
     * @param ingested arrival of every record, epoch milliseconds
     */
    record Files(List<String> names, long ingested)
            implements IteratorSourceSplit<RawRecord, EventFiles> {
        @Override
        public String splitId() {
            return "files";
        }

        @Override
        public EventFiles getIterator() {
            return new EventFiles(names, ingested);
        }

        @Override
        public IteratorSourceSplit<RawRecord, EventFiles> getUpdatedSplitForIterator(
                EventFiles iterator) {
            return this;
        }
    }

    private static final class FilesSerializer implements SimpleVersionedSerializer<Files> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Files split) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeLong(split.ingested());
            out.writeInt(split.names().size());
            for (String name : split.names()) {
                out.writeUTF(name);
            }
            return bytes.toByteArray();
        }

        @Override
        public Files deserialize(int version, byte[] serialized) throws IOException {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
            long ingested = in.readLong();
            List<String> names = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                names.add(in.readUTF());
            }
            return new Files(names, ingested);
        }
    }

    private static final class NoCheckpoint
            implements SimpleVersionedSerializer<Collection<Files>> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Collection<Files> splits) {
            throw new UnsupportedOperationException("a run over files takes no checkpoints");
        }

        @Override
        public Collection<Files> deserialize(int version, byte[] serialized) {
            throw new UnsupportedOperationException("a run over files takes no checkpoints");
        }
    }
}
