package dev.weir.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job in a fresh process, which tells on request how many records it has read. */
final class JobProcess implements AutoCloseable {
    private static final String READY = "ready";

    private final Process process;
    private final BufferedReader answers;
    private final PrintStream questions;

    private JobProcess(Process process) {
        this.process = process;
        answers =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /**
     * Returns when the job runs.
     *
     * @param rules file with the rules that it runs besides the built-in detection; empty for none
     */
    static JobProcess start(Topic topic, String alerts, String rules) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(alerts, rules));
        arguments.addAll(topic.arguments());
        JobProcess job = new JobProcess(Child.start(JobProcess.class, List.of(), arguments));
        Runtime.getRuntime().addShutdownHook(new Thread(job.process::destroy));
        if (!READY.equals(job.answers.readLine())) {
            throw new IOException("the job did not start, see " + Child.ERRORS);
        }
        return job;
    }

    /** How many records the job has read. */
    synchronized long read() {
        questions.println();
        try {
            return Long.parseLong(answers.readLine());
        } catch (IOException | NumberFormatException e) {
            throw new IllegalStateException("the job ended, see " + Child.ERRORS, e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        questions.close();
        process.waitFor();
    }

    /** {@code JobProcess ALERTS RULES SERVERS TOPIC …}: ends with its standard input. */
    public static void main(String[] arguments) throws Exception {
        List<String> all = List.of(arguments);
        StreamExecutionEnvironment environment = LocalFlink.start(1).environment(1);
        Topic topic = Topic.of(all.subList(2, all.size()));
        FlinkRun.build(environment, topic, all.get(0), true, all.get(1), "--rules.limits", "false");
        JobClient job = environment.executeAsync("latency");
        while (job.getJobStatus().get() != JobStatus.RUNNING || Meter.consumers() == 0) {
            Thread.sleep(50);
        }
        System.out.println(READY);
        BufferedReader questions =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (questions.readLine() != null) {
            System.out.println(Meter.recordsRead());
        }
        System.exit(0);
    }
}
