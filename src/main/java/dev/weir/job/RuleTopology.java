package dev.weir.job;

import dev.weir.alert.RuleAlert;
import dev.weir.alert.RuleAlertFunction;
import dev.weir.detect.LastResort;
import dev.weir.detect.rules.RuleDefinition;
import dev.weir.detect.rules.RuleFunction;
import dev.weir.detect.rules.RuleHit;
import dev.weir.detect.rules.RuleMatch;
import dev.weir.detect.rules.SequenceFunction;
import dev.weir.exceptions.ExceptionFunction;
import dev.weir.exceptions.RuleExceptionFunction;
import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.TableChange;
import dev.weir.normalize.RuleInput;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The line of the rules, beside that of the built-in detection: judged on the same events, and into
 * the same topic of alerts.
 *
 * @param alerts of all rules
 * @param deadLetters events at which a rule failed
 */
record RuleTopology(DataStream<RuleAlert> alerts, DataStream<DeadLetter> deadLetters) {

    static RuleTopology of(
            DataStream<RuleInput> inputs, DataStream<TableChange> changes, JobConfig config) {
        RuleSet rules = config.rules();
        SingleOutputStreamOperator<RuleHit> hits =
                DetectionTopology.named(
                        OperatorIds.RULES,
                        inputs.process(
                                new RuleFunction(
                                        rules.first(),
                                        config.detection().maxClockLead(),
                                        config.detection().tenantPattern())));

        SingleOutputStreamOperator<RuleHit> marked =
                DetectionTopology.named(
                        OperatorIds.RULE_EXCEPTIONS,
                        hits.connect(changes.broadcast(ExceptionFunction.STATE))
                                .process(
                                        new RuleExceptionFunction(
                                                config.detection().exceptions(), rules.ids()),
                                        TypeInformation.of(RuleHit.class)));

        DataStream<RuleMatch> matches =
                DetectionTopology.named(
                        OperatorIds.RULE_MATCHES,
                        marked.map(RuleMatch::of, TypeInformation.of(RuleMatch.class)));

        SingleOutputStreamOperator<RuleMatch> sequences =
                DetectionTopology.named(
                        OperatorIds.SEQUENCES,
                        marked.getSideOutput(RuleExceptionFunction.STAGES)
                                .keyBy(RuleHit::sequenceKey)
                                .process(new SequenceFunction(rules.sequences())));

        DataStream<RuleAlert> alerts =
                DetectionTopology.named(
                        OperatorIds.RULE_ALERTS,
                        matches.union(sequences)
                                .keyBy(RuleMatch::limitKey)
                                .connect(
                                        hits.getSideOutput(RuleFunction.DEFINITIONS)
                                                .keyBy(RuleDefinition::limitKey))
                                .process(
                                        new RuleAlertFunction(
                                                rules.loaded(),
                                                rules.limited(),
                                                rules.buildingBlocks(),
                                                rules.lateness()),
                                        TypeInformation.of(RuleAlert.class)));
        return new RuleTopology(
                alerts,
                hits.getSideOutput(LastResort.DEAD_LETTERS)
                        .union(
                                marked.getSideOutput(LastResort.DEAD_LETTERS),
                                sequences.getSideOutput(LastResort.DEAD_LETTERS)));
    }
}
