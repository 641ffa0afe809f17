package dev.weir.local.replay;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.function.Function;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes documents as lines to a file or to standard output, each as soon as it comes. For one
 * subtask.
 *
 * @param <T> type of the records
 */
final class LineSink<T> implements Sink<T> {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the document of a record.
     *
     * @param <T> type of the record
     */
    interface Format<T> extends Function<T, byte[]>, Serializable {}

    private final String file;
    private final Format<T> format;

    /**
     * @param file path, or {@code -} for standard output
     */
    LineSink(String file, Format<T> format) {
        this.file = file;
        this.format = format;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        boolean standard = file.equals("-");
        OutputStream out =
                standard ? System.out : new BufferedOutputStream(new FileOutputStream(file));
        return new SinkWriter<>() {
            @Override
            public void write(T record, Context position) throws IOException {
                out.write(format.apply(record));
                out.write('\n');
                if (standard) {
                    out.flush();
                }
            }

            @Override
            public void flush(boolean endOfInput) throws IOException {
                out.flush();
            }

            @Override
            public void close() throws IOException {
                out.flush();
                if (!standard) {
                    out.close();
                }
            }
        };
    }
}
