package dev.weir.job;

import dev.weir.alert.Alert;
import dev.weir.alert.AlertFunction;
import dev.weir.alert.ArmedHost;
import dev.weir.detect.DetectFunction;
import dev.weir.detect.EventClock;
import dev.weir.detect.Hit;
import dev.weir.detect.HostSighting;
import dev.weir.detect.Incident;
import dev.weir.detect.LastResort;
import dev.weir.detect.enableat.EnableAtDetector;
import dev.weir.episode.ArmedThenUsed;
import dev.weir.episode.ArmedThenUsed.Match;
import dev.weir.episode.ArmedThenUsed.OrderedHit;
import dev.weir.episode.EpisodeFunction;
import dev.weir.episode.FollowOnBufferFunction;
import dev.weir.episode.Windows;
import dev.weir.exceptions.ExceptionFunction;
import dev.weir.hosts.HostNames;
import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.RawRecord;
import dev.weir.ingest.TableChange;
import dev.weir.normalize.LiveNormalizer;
import dev.weir.normalize.LocatedEvent;
import dev.weir.normalize.Normalizer;
import dev.weir.normalize.RuleInput;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.cep.CEP;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** The line of the data. Sources and sinks are the caller's, so that all runs share this line. */
public final class DetectionTopology {

    private DetectionTopology() {}

    /** The line without a topic of exceptions; those of the configuration are in force. */
    public static Detections of(DataStream<RawRecord> records, JobConfig config) {
        DataStream<TableChange> never =
                named(
                        OperatorIds.EXCEPTION_CHANGES,
                        records.flatMap(
                                (RawRecord record, Collector<TableChange> none) -> {},
                                TypeInformation.of(TableChange.class)));
        return of(records, never, null, config);
    }

    /**
     * The whole line.
     *
     * @param records raw records of any mix of vendors
     * @param changes changes of the exceptions; they act on the hits after them
     * @param ruleChanges of the rules; null where they do not change
     */
    public static Detections of(
            DataStream<RawRecord> records,
            DataStream<TableChange> changes,
            @Nullable DataStream<TableChange> ruleChanges,
            JobConfig config) {
        JobConfig.Detection detection = config.detection();
        String heartbeat = config.heartbeat().topic();

        SingleOutputStreamOperator<LocatedEvent> events =
                named(
                        OperatorIds.NORMALIZE,
                        ruleChanges == null
                                ? records.process(
                                        new Normalizer(
                                                detection.limits(),
                                                !config.rules().isEmpty(),
                                                heartbeat))
                                : records.connect(ruleChanges.broadcast(RuleInput.NO_STATE))
                                        .process(
                                                new LiveNormalizer(detection.limits(), heartbeat),
                                                TypeInformation.of(LocatedEvent.class)));

        SingleOutputStreamOperator<Hit> found =
                named(
                        OperatorIds.DETECT,
                        events.process(
                                new DetectFunction(
                                        () -> new EnableAtDetector(detection.maxClockLead()),
                                        new EventClock(detection.maxClockLead()),
                                        detection.tenantPattern(),
                                        heartbeat)));
        DataStream<Hit> hits =
                found.union(
                        named(
                                OperatorIds.HOST_NAMES,
                                found.getSideOutput(DetectFunction.SIGHTINGS)
                                        .keyBy(HostSighting::id)
                                        .process(new HostNames())));

        SingleOutputStreamOperator<Hit> marked =
                named(
                        OperatorIds.EXCEPTIONS,
                        hits.connect(changes.broadcast(ExceptionFunction.STATE))
                                .process(
                                        new ExceptionFunction(
                                                detection.exceptions(), config.rules().ids()),
                                        TypeInformation.of(Hit.class)));

        Episodes episodes = episodes(marked, detection.windows(), detection.evidenceLimit());

        SingleOutputStreamOperator<ArmedHost> armedHosts =
                named(OperatorIds.ARMED_HOSTS, marked.flatMap(new ArmedHost.OfHit()));

        SingleOutputStreamOperator<Alert> alerts =
                named(
                        OperatorIds.ALERT,
                        episodes.incidents()
                                .connect(armedHosts.broadcast(AlertFunction.STATE))
                                .process(new AlertFunction(), TypeInformation.of(Alert.class)));

        DataStream<DeadLetter> deadLetters =
                events.getSideOutput(Normalizer.DEAD_LETTERS)
                        .union(
                                found.getSideOutput(LastResort.DEAD_LETTERS),
                                marked.getSideOutput(LastResort.DEAD_LETTERS),
                                episodes.deadLetters(),
                                alerts.getSideOutput(LastResort.DEAD_LETTERS));

        DataStream<Alert> heartbeats = alerts.getSideOutput(AlertFunction.HEARTBEATS);
        if (config.rules().isEmpty()) {
            return new Detections(alerts, null, deadLetters, heartbeats);
        }
        RuleTopology rules =
                RuleTopology.of(events.getSideOutput(Normalizer.RULE_INPUTS), changes, config);
        return new Detections(
                alerts, rules.alerts(), deadLetters.union(rules.deadLetters()), heartbeats);
    }

    /**
     * Of the keyed half.
     *
     * @param incidents revisions, in order for each host
     * @param deadLetters hits that a bug stumbled over
     */
    public record Episodes(DataStream<Incident> incidents, DataStream<DeadLetter> deadLetters) {}

    /**
     * The keyed half: hits of all hosts in, revisions of episodes out. The three operators share
     * one partitioning, so a host's hits cross the network once.
     *
     * @param hits in any order
     * @param evidenceLimit how many facts an incident carries
     */
    public static Episodes episodes(DataStream<Hit> hits, Windows windows, int evidenceLimit) {
        SingleOutputStreamOperator<OrderedHit> ordered =
                named(
                        OperatorIds.FOLLOW_ON_BUFFER,
                        hits.keyBy(hit -> hit.key().id())
                                .process(new FollowOnBufferFunction(windows)));

        KeyedStream<OrderedHit, String> causesFirst =
                DataStreamUtils.reinterpretAsKeyedStream(ordered, next -> next.hit().key().id());
        SingleOutputStreamOperator<Match> matches =
                named(
                        OperatorIds.ARMED_THEN_USED,
                        CEP.pattern(causesFirst, ArmedThenUsed.pattern(windows))
                                .inProcessingTime()
                                .process(new ArmedThenUsed()));

        SingleOutputStreamOperator<Incident> incidents =
                named(
                        OperatorIds.EPISODES,
                        DataStreamUtils.reinterpretAsKeyedStream(
                                        matches, match -> match.arming().key().id())
                                .process(
                                        new EpisodeFunction(
                                                windows, evidenceLimit, EnableAtDetector.CARD)));
        return new Episodes(
                incidents,
                ordered.getSideOutput(LastResort.DEAD_LETTERS)
                        .union(incidents.getSideOutput(LastResort.DEAD_LETTERS)));
    }

    static <T> SingleOutputStreamOperator<T> named(
            String id, SingleOutputStreamOperator<T> operator) {
        return operator.uid(id).name(id);
    }
}
