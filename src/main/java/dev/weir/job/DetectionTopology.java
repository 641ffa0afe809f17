package dev.weir.job;

import dev.weir.alert.Alert;
import dev.weir.alert.AlertFunction;
import dev.weir.correlate.Correlation;
import dev.weir.correlate.Incident;
import dev.weir.ingest.RawRecord;
import dev.weir.normalize.Normalizer;
import dev.weir.normalize.Observation;
import dev.weir.signal.Signal;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The line of the data. Sources and sinks are the caller's, so that all runs share this line. */
public final class DetectionTopology {

    private DetectionTopology() {}

    public static Detections of(DataStream<RawRecord> records, JobConfig config) {
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

        DataStream<Incident> incidents =
                Correlation.of(signals, detection.windows(), detection.evidenceLimit());

        DataStream<Alert> alerts = AlertFunction.of(incidents);

        return new Detections(alerts, observations.getSideOutput(Normalizer.DEAD_LETTERS));
    }
}
