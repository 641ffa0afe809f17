package dev.weir.alert;

import dev.weir.detect.Incident;
import dev.weir.detect.LastResort;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Makes alerts of incidents. Every subtask learns by broadcast which hosts were armed, so that an
 * alert can say whether its host is alone; nothing waits for that, so the number may lag. Alerts of
 * the heartbeat have come far enough here, and go aside.
 */
public final class AlertFunction extends BroadcastProcessFunction<Incident, ArmedHost, Alert> {

    /** The armed hosts, by {@link ArmedHost#id()}. */
    public static final MapStateDescriptor<String, ArmedHost> STATE =
            new MapStateDescriptor<>(
                    "armed-hosts", Types.STRING, TypeInformation.of(ArmedHost.class));

    /** Alerts of the heartbeat, which are nobody's business. */
    public static final OutputTag<Alert> HEARTBEATS =
            new OutputTag<>("heartbeats", TypeInformation.of(Alert.class));

    private static final long serialVersionUID = 1L;

    private final int rememberedHosts;
    private transient @Nullable ArmedHosts armedHosts;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient AlertMetrics metrics;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient LastResort lastResort;

    public AlertFunction() {
        this(20_000);
    }

    /**
     * An alert function.
     *
     * @param rememberedHosts how many armed hosts are kept for counting, at about 100 bytes each
     */
    AlertFunction(int rememberedHosts) {
        this.rememberedHosts = rememberedHosts;
    }

    @Override
    public void open(OpenContext context) {
        metrics = new AlertMetrics(getRuntimeContext().getMetricGroup());
        lastResort = new LastResort("alert", getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(Incident incident, ReadOnlyContext context, Collector<Alert> out)
            throws Exception {
        int hosts = armedHosts(context.getBroadcastState(STATE)).around(ArmedHost.of(incident));
        Alert alert;
        try {
            alert = AlertBuilder.build(incident, hosts);
        } catch (RuntimeException | StackOverflowError e) {
            context.output(LastResort.DEAD_LETTERS, lastResort.letter(incident.arming(), e));
            return;
        }
        if (alert.isHeartbeat()) {
            context.output(HEARTBEATS, alert);
            return;
        }
        out.collect(alert);
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
}
