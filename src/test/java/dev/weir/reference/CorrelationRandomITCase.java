package dev.weir.reference;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.Hit;
import dev.weir.episode.Windows;
import dev.weir.job.DetectionTopology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Thousands of invented histories in one job, each in every order of arrival, against the
 * reference.
 */
class CorrelationRandomITCase {

    private static final int BATCH = 50;
    private static final int SEEDS = 3000;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    @Test
    void every_order_of_arrival_tells_what_the_reference_tells() throws Exception {
        Map<String, List<Revision>> issued = run(SEEDS, BATCH);
        Tally tally = new Tally();
        for (long seed = 0; seed < SEEDS; seed++) {
            for (ArrivalOrder order : ArrivalOrder.values()) {
                tally.add(seed, order, issued, HostRunRandomTest::explain);
            }
        }
        System.out.println(tally);
        assertThat(tally.faults()).isEmpty();
        assertThat(tally.unknownHosts(issued.keySet())).isEmpty();
    }

    @Test
    void same_order_within_the_host_gives_the_same_ids_whatever_the_other_hosts_do()
            throws Exception {
        assertThat(run(500, 1)).isEqualTo(run(500, BATCH));
    }

    private static Map<String, List<Revision>> run(int seeds, int batch) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(2);
        DataStream<Hit> hits =
                env.fromSequence(0, seeds / batch - 1)
                        .setParallelism(1)
                        .flatMap(new Histories(batch))
                        .setParallelism(1);
        List<Revision> issued = new ArrayList<>();
        try (CloseableIterator<Revision> result =
                DetectionTopology.episodes(hits, Windows.defaults(), 100)
                        .incidents()
                        .map(Revision::of)
                        .executeAndCollect()) {
            result.forEachRemaining(issued::add);
        }
        return issued.stream().collect(groupingBy(revision -> revision.key().id()));
    }
}
