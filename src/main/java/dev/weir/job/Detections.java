package dev.weir.job;

import dev.weir.alert.Alert;
import dev.weir.ingest.DeadLetter;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What the job puts out.
 *
 * @param alerts every revision, in order for each host
 * @param deadLetters records that could not be used
 */
public record Detections(DataStream<Alert> alerts, DataStream<DeadLetter> deadLetters) {}
