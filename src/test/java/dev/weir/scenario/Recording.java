package dev.weir.scenario;

import dev.weir.ingest.RawRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.source.legacy.SourceFunction;

/** Recordings as a source: some records in front, then the lines of gzipped files. */
final class Recording implements SourceFunction<RawRecord> {

    private final List<byte[]> inFront;
    private final List<String> files;
    private volatile boolean running = true;

    private Recording(List<byte[]> inFront, List<String> files) {
        this.inFront = inFront;
        this.files = files;
    }

    static DataStream<RawRecord> play(
            StreamExecutionEnvironment env, List<Wire> inFront, Path... files) {
        List<byte[]> front = inFront.stream().map(Wire::bytes).toList();
        List<String> paths = List.of(files).stream().map(Path::toString).toList();
        return env.addSource(
                        new Recording(front, paths),
                        "recording",
                        TypeInformation.of(RawRecord.class))
                .uid("recording")
                .partitionCustom((topic, partitions) -> 0, RawRecord::topic);
    }

    @Override
    public void run(SourceContext<RawRecord> context) throws IOException {
        long offset = 0;
        for (byte[] event : inFront) {
            emit(context, event, offset++);
        }
        for (String file : files) {
            try (BufferedReader lines = open(Path.of(file))) {
                String line = lines.readLine();
                while (running && line != null) {
                    if (!line.isEmpty()) {
                        emit(context, line.getBytes(StandardCharsets.UTF_8), offset);
                    }
                    offset++;
                    line = lines.readLine();
                }
            }
        }
    }

    private static BufferedReader open(Path file) throws IOException {
        GZIPInputStream bytes = new GZIPInputStream(Files.newInputStream(file), 1 << 16);
        return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }

    /** All arrive long after they happened, so that no clock seems to be ahead. */
    private static void emit(SourceContext<RawRecord> context, byte[] bytes, long offset) {
        long ingested = Wire.T0.toEpochMilli();
        context.collect(new RawRecord(bytes, "recording", 0, offset, ingested));
    }

    @Override
    public void cancel() {
        running = false;
    }
}
