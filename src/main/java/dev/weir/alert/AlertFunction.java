package dev.weir.alert;

import dev.weir.correlate.Incident;
import dev.weir.signal.SignalKind;
import java.util.Map;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Makes alerts of incidents. Every subtask learns by broadcast which hosts were armed, so that an
 * alert can say whether its host is alone; nothing waits for that, so the number may lag.
 */
public final class AlertFunction extends BroadcastProcessFunction<Incident, ArmedHost, Alert> {
    public static final String ARMED_HOSTS_ID = "armed-hosts";
    public static final String ALERT_ID = "alert";

    static final MapStateDescriptor<String, ArmedHost> STATE =
            new MapStateDescriptor<>(
                    "armed-hosts", Types.STRING, TypeInformation.of(ArmedHost.class));

    private static final long serialVersionUID = 1L;

    private final int rememberedHosts;
    private transient @Nullable ArmedHosts armedHosts;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient AlertBuilder builder;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient AlertMetrics metrics;

    /**
     * An alert function.
     *
     * @param rememberedHosts how many armed hosts are kept for counting, at about 100 bytes each
     */
    AlertFunction(int rememberedHosts) {
        this.rememberedHosts = rememberedHosts;
    }

    /** The two operators that lead from incidents to alerts. */
    public static SingleOutputStreamOperator<Alert> of(DataStream<Incident> incidents) {
        FlatMapFunction<Incident, ArmedHost> opening =
                (incident, out) -> {
                    if (incident.revision() == 0 && incident.arming().kind() == SignalKind.ARMED) {
                        out.collect(armed(incident));
                    }
                };
        BroadcastStream<ArmedHost> armed =
                incidents
                        .flatMap(opening, TypeInformation.of(ArmedHost.class))
                        .uid(ARMED_HOSTS_ID)
                        .name(ARMED_HOSTS_ID)
                        .broadcast(STATE);
        return incidents
                .connect(armed)
                .process(new AlertFunction(20_000), TypeInformation.of(Alert.class))
                .uid(ALERT_ID)
                .name(ALERT_ID);
    }

    @Override
    public void open(OpenContext context) {
        builder = new AlertBuilder(RuleCardReader.bundled());
        metrics = new AlertMetrics(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(Incident incident, ReadOnlyContext context, Collector<Alert> out)
            throws Exception {
        int hosts = armedHosts(context.getBroadcastState(STATE)).around(armed(incident));
        out.collect(builder.build(incident, hosts));
        metrics.issued(incident);
    }

    @Override
    public void processBroadcastElement(ArmedHost armed, Context context, Collector<Alert> out)
            throws Exception {
        BroadcastState<String, ArmedHost> state = context.getBroadcastState(STATE);
        ArmedHosts hosts = armedHosts(state);
        for (String forgotten : hosts.add(armed)) {
            state.remove(forgotten);
        }
        ArmedHost kept = hosts.get(armed.id());
        if (kept != null) {
            state.put(kept.id(), kept);
        }
    }

    /** The index over the broadcast state, which can be read only here and not in open(). */
    private ArmedHosts armedHosts(ReadOnlyBroadcastState<String, ArmedHost> state)
            throws Exception {
        ArmedHosts hosts = armedHosts;
        if (hosts == null) {
            hosts = new ArmedHosts(rememberedHosts);
            for (Map.Entry<String, ArmedHost> entry : state.immutableEntries()) {
                hosts.add(entry.getValue());
            }
            armedHosts = hosts;
        }
        return hosts;
    }

    private static ArmedHost armed(Incident incident) {
        return new ArmedHost(
                incident.key().tenant(), incident.key().name(), incident.arming().time());
    }
}
