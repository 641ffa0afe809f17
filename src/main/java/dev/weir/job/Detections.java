package dev.weir.job;

import dev.weir.alert.Alert;
import dev.weir.alert.RuleAlert;
import dev.weir.ingest.DeadLetter;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.jspecify.annotations.Nullable;

/**
 * What the job puts out.
 *
 * @param alerts every revision of the built-in detection, in order for each host
 * @param ruleAlerts those of rules; null when none are loaded
 * @param deadLetters records that could not be used
 * @param heartbeats alerts of the heartbeat alone
 */
public record Detections(
        DataStream<Alert> alerts,
        @Nullable DataStream<RuleAlert> ruleAlerts,
        DataStream<DeadLetter> deadLetters,
        DataStream<Alert> heartbeats) {}
