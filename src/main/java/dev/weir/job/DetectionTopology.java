package dev.weir.job;

import dev.weir.alert.Alert;
import dev.weir.alert.AlertFunction;
import dev.weir.alert.ExceptionFunction;
import dev.weir.correlate.Correlation;
import dev.weir.correlate.Incident;
import dev.weir.ingest.ExceptionChange;
import dev.weir.ingest.RawRecord;
import dev.weir.normalize.DeadLetter;
import dev.weir.normalize.Normalizer;
import dev.weir.normalize.Observation;
import dev.weir.signal.Signal;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/** The line of the data. Sources and sinks are the caller's, so that all runs share this line. */
public final class DetectionTopology {

    private DetectionTopology() {}

    /** The line without a topic of exceptions; those of the configuration are in force. */
    public static Detections of(DataStream<RawRecord> records, JobConfig config) {
        DataStream<ExceptionChange> never =
                records.flatMap(
                                (RawRecord record, Collector<ExceptionChange> none) -> {},
                                TypeInformation.of(ExceptionChange.class))
                        .uid(OperatorIds.EXCEPTION_CHANGES)
                        .name(OperatorIds.EXCEPTION_CHANGES);
        return of(records, never, config);
    }

    /**
     * The whole line.
     *
     * @param records raw records of any mix of vendors
     * @param exceptions changes of the exceptions; they act on the signals after them
     */
    public static Detections of(
            DataStream<RawRecord> records,
            DataStream<ExceptionChange> exceptions,
            JobConfig config) {
        JobConfig.Detection detection = config.detection();

        SingleOutputStreamOperator<Observation> observations =
                records.process(new Normalizer())
                        .uid(OperatorIds.NORMALIZE)
                        .name(OperatorIds.NORMALIZE);

        SingleOutputStreamOperator<Signal> signals =
                observations
                        .flatMap(new ClassifyFunction(detection))
                        .uid(OperatorIds.CLASSIFY)
                        .name(OperatorIds.CLASSIFY);

        SingleOutputStreamOperator<Signal> marked =
                ExceptionFunction.of(signals, exceptions, detection.exceptions());

        DataStream<Incident> incidents =
                Correlation.of(marked, detection.windows(), detection.evidenceLimit());

        DataStream<Alert> alerts = AlertFunction.of(incidents);

        DataStream<DeadLetter> deadLetters =
                observations
                        .getSideOutput(Normalizer.DEAD_LETTERS)
                        .union(marked.getSideOutput(ExceptionFunction.DEAD_LETTERS));

        return new Detections(alerts, deadLetters);
    }
}
