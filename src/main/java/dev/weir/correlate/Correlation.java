package dev.weir.correlate;

import dev.weir.signal.Signal;
import org.apache.flink.cep.CEP;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The keyed half of the job: signals of all hosts in, revisions of episodes out. */
public final class Correlation {
    /** Operator ids; both name and uid. */
    public static final String CAUSE_FIRST = "cause-first";

    public static final String MATCH = "armed-then-used-" + ArmedThenUsed.VERSION;
    public static final String EPISODES = "episodes";

    private Correlation() {}

    /**
     * The three keyed operators.
     *
     * @param signals signals in any order; those of one host must come by one channel for the
     *     revisions to be numbered the same each time
     * @param evidenceLimit how many facts an incident carries
     */
    public static DataStream<Incident> of(
            DataStream<Signal> signals, Windows windows, int evidenceLimit) {
        SingleOutputStreamOperator<Step> ordered =
                signals.keyBy(signal -> signal.key().id())
                        .process(new CauseFirst(windows))
                        .uid(CAUSE_FIRST)
                        .name(CAUSE_FIRST);

        KeyedStream<Step, String> causesFirst =
                DataStreamUtils.reinterpretAsKeyedStream(ordered, s -> s.signal().key().id());
        SingleOutputStreamOperator<Match> matches =
                CEP.pattern(causesFirst, ArmedThenUsed.pattern(windows))
                        .inProcessingTime()
                        .process(new ArmedThenUsed())
                        .uid(MATCH)
                        .name(MATCH);

        return DataStreamUtils.reinterpretAsKeyedStream(matches, m -> m.arming().key().id())
                .process(new EpisodeFunction(windows, evidenceLimit))
                .uid(EPISODES)
                .name(EPISODES);
    }
}
