package dev.weir.hosts;

import dev.weir.detect.Hit;
import dev.weir.detect.HostSighting;
import dev.weir.event.HostKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Hits whose records know the host by its vendor's id alone. One goes on under the id at once, so
 * that nothing waits for a name; when a record names the id, what came before goes on again under
 * the name, and what comes later under the name only.
 *
 * <p>A name is kept for 30 days after it was last told, a hit for a day; of more hits than {@link
 * #MAX_HELD} the strongest.
 */
public final class HostNames extends KeyedProcessFunction<String, HostSighting, Hit> {
    private static final long serialVersionUID = 1L;

    /** Hits that wait for the name of one host. */
    static final int MAX_HELD = 64;

    static final Duration KEEP_NAME = Duration.ofDays(30);
    static final Duration HOLD = Duration.ofHours(24);

    private transient ValueState<String> name;
    private transient ListState<Hit> held;
    private transient Counter unnamed;
    private transient Counter named;

    @Override
    public void open(OpenContext context) {
        ValueStateDescriptor<String> ofName = new ValueStateDescriptor<>("name", String.class);
        ofName.enableTimeToLive(StateTtlConfig.newBuilder(KEEP_NAME).build());
        name = getRuntimeContext().getState(ofName);
        ListStateDescriptor<Hit> ofHeld = new ListStateDescriptor<>("held", Hit.class);
        ofHeld.enableTimeToLive(StateTtlConfig.newBuilder(HOLD).build());
        held = getRuntimeContext().getListState(ofHeld);
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        unnamed = metrics.counter("unnamedHits");
        named = metrics.counter("namedLater");
    }

    @Override
    public void processElement(HostSighting seen, Context context, Collector<Hit> out)
            throws Exception {
        if (seen.hit() != null) {
            hit(seen.hit(), out);
        }
        if (seen.name() != null) {
            named(seen.name(), out);
        }
    }

    private void hit(Hit hit, Collector<Hit> out) throws Exception {
        String known = name.value();
        if (known != null) {
            out.collect(hit.under(HostKey.of(hit.key().tenant(), known)));
            return;
        }
        unnamed.inc();
        List<Hit> waiting = new ArrayList<>();
        held.get().forEach(waiting::add);
        if (waiting.size() < MAX_HELD) {
            held.add(hit);
        } else {
            waiting.add(hit);
            waiting.remove(waiting.stream().max(Comparator.comparing(Hit::kind)).orElseThrow());
            held.update(waiting);
        }
        out.collect(hit);
    }

    private void named(String told, Collector<Hit> out) throws Exception {
        name.update(told);
        for (Hit hit : held.get()) {
            named.inc();
            out.collect(hit.under(HostKey.of(hit.key().tenant(), told)));
        }
        held.clear();
    }
}
