package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class DetectionJobTest {

    private static final List<String> ALWAYS =
            List.of(
                    "raw-events",
                    "exception-changes",
                    "normalize",
                    "detect",
                    "host-names",
                    "exceptions",
                    "follow-on-buffer",
                    "armed-then-used-v1",
                    "episodes",
                    "armed-hosts",
                    "alert",
                    "alerts-sink",
                    "dead-letters-sink");

    @Test
    void every_operator_has_a_uid_and_no_type_needs_kryo() {
        assertThat(uids(JobConfig.defaults())).containsExactlyInAnyOrderElementsOf(ALWAYS);
    }

    @Test
    void a_heartbeat_is_one_operator_more() {
        List<String> more = new ArrayList<>(ALWAYS);
        more.add("heartbeat");

        assertThat(uids(JobConfig.of("--heartbeat.topic", "beats")))
                .containsExactlyInAnyOrderElementsOf(more);
    }

    private static List<String> uids(JobConfig config) {
        Configuration flink = new Configuration();
        flink.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        flink.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(flink);
        DetectionJob.build(environment, config);
        StreamGraph graph = environment.getStreamGraph();
        graph.getJobGraph();
        return StreamSupport.stream(graph.getStreamNodes().spliterator(), false)
                .map(StreamNode::getTransformationUID)
                .filter(Objects::nonNull)
                .map(uid -> uid.replaceAll("^Sink .*?: ", ""))
                .distinct()
                .toList();
    }
}
