package dev.weir.local.demo;

import dev.weir.job.DetectionJob;
import dev.weir.job.JobConfig;
import dev.weir.local.Broker;
import dev.weir.local.FlinkRest;
import dev.weir.local.TempFolder;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job in a Flink inside this process, with the web dashboard. */
final class DemoFlink {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String dashboard;
    private final JobClient job;

    private DemoFlink(String dashboard, JobClient job) {
        this.dashboard = dashboard;
        this.job = job;
    }

    /** Starts the job and returns at once. */
    static DemoFlink start(int port, JobConfig config) throws Exception {
        Configuration flink = new Configuration();
        flink.set(RestOptions.ADDRESS, Broker.HOST);
        flink.set(RestOptions.BIND_ADDRESS, Broker.HOST);
        flink.set(RestOptions.PORT, port);
        flink.set(RestOptions.BIND_PORT, String.valueOf(port));
        flink.set(WebOptions.SUBMIT_ENABLE, false);
        flink.set(WebOptions.ACCESS_CONTROL_ALLOW_ORIGIN, "http://" + Broker.HOST + ":" + port);
        flink.set(CoreOptions.TMP_DIRS, TempFolder.create("demo").toString());
        flink.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        flink.set(PipelineOptions.GENERIC_TYPES, false);
        flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(5));
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(flink);
        environment.setParallelism(2);
        DetectionJob.build(environment, config);
        return new DemoFlink(
                "http://" + Broker.HOST + ":" + port, environment.executeAsync("weir-demo"));
    }

    String dashboard() {
        return dashboard;
    }

    /**
     * Waits until every task of the job runs.
     *
     * @throws IllegalStateException when the job has failed or the time is over
     */
    void awaitRunning() throws InterruptedException {
        FlinkRest rest = new FlinkRest(dashboard);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!runs(rest)) {
            check();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the job does not run after " + PATIENCE.toSeconds() + " s");
            }
            Thread.sleep(100);
        }
    }

    /**
     * @throws IllegalStateException when the job has ended
     */
    void check() {
        if (job.getJobExecutionResult().isDone()) {
            throw new IllegalStateException("the job has ended");
        }
    }

    private boolean runs(FlinkRest rest) {
        try {
            return rest.runs(job.getJobID().toHexString());
        } catch (IOException e) {
            return false;
        }
    }
}
