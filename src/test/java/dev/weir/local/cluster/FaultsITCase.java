package dev.weir.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.local.FlinkRest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.Tag;

/**
 * Faults under load: whatever happens, the last revision of each host's alert is the truth, under
 * one id, and no revision says two things. {@code scripts/verify.sh --faults} runs all of them, in
 * rounds; those without the tag are in every check.
 */
class FaultsITCase extends LocalCluster {

    @Rounds
    void the_task_manager_is_killed(int round) throws Exception {
        exact(new FleetRound("task-manager-" + round), job -> kill("taskmanager"));
    }

    @Rounds
    void the_job_manager_is_killed_and_the_fleet_read_again(int round) throws Exception {
        FleetRound fleet = new FleetRound("job-manager-" + round);
        FleetVerdict verdict = exact(fleet, job -> kill("jobmanager"));

        FleetVerdict again = fleet.again();

        check(again);
        assertThat(again.repeated()).isZero();
        assertThat(again.strangersTo(verdict)).as("hosts whose alerts nothing joins").isEmpty();
    }

    @Rounds
    @Tag("fault")
    void nothing_happens(int round) throws Exception {
        FleetVerdict verdict = exact(new FleetRound("nothing-" + round), job -> {});

        assertThat(verdict.repeated()).isZero();
    }

    @Rounds
    @Tag("fault")
    void the_job_manager_is_away_until_a_person_comes(int round) throws Exception {
        exact(
                new FleetRound("job-manager-away-" + round),
                job -> {
                    kill("watcher");
                    kill("jobmanager");
                    assertThat(script("cluster.sh", "status").exit()).isEqualTo(3);
                    assertThat(script("cluster.sh", "start").exit()).isZero();
                });
    }

    @Rounds
    @Tag("fault")
    void both_processes_of_flink_are_killed(int round) throws Exception {
        exact(
                new FleetRound("both-" + round),
                job -> {
                    kill("taskmanager");
                    kill("jobmanager");
                });
    }

    @Rounds
    @Tag("fault")
    void the_broker_is_killed(int round) throws Exception {
        exact(new FleetRound("broker-" + round), job -> kill("broker"));
    }

    @Rounds
    @Tag("fault")
    void the_broker_is_stopped(int round) throws Exception {
        exact(new FleetRound("broker-stopped-" + round), job -> process("broker").destroy());
    }

    @Rounds
    @Tag("fault")
    void exactly_once_the_task_manager_is_killed(int round) throws Exception {
        exactlyOnce("once-task-manager-" + round, job -> kill("taskmanager"));
    }

    @Rounds
    @Tag("fault")
    void exactly_once_the_job_manager_is_killed(int round) throws Exception {
        exactlyOnce("once-job-manager-" + round, job -> kill("jobmanager"));
    }

    @Rounds
    @Tag("fault")
    void exactly_once_the_broker_is_killed(int round) throws Exception {
        exactlyOnce("once-broker-" + round, job -> kill("broker"));
    }

    @Rounds
    @Tag("fault")
    void a_savepoint_is_restored_by_three_and_again_by_one(int round) throws Exception {
        FleetRound fleet = new FleetRound("savepoint-" + round);
        FleetVerdict verdict =
                exact(
                        fleet,
                        job -> {
                            String savepoint = stopWithSavepoint(job);
                            String three = restore(fleet, savepoint, "3");
                            restore(fleet, stopWithSavepoint(three), "1");
                        });

        assertThat(verdict.repeated()).isZero();
    }

    private static String restore(FleetRound fleet, String savepoint, String parallelism)
            throws Exception {
        return submit(fleet.name(), "--savepoint", savepoint, "--parallelism", parallelism);
    }

    @Rounds
    @Tag("fault")
    void the_topic_gets_more_partitions(int round) throws Exception {
        FleetRound fleet = new FleetRound("partitions-" + round);
        FleetVerdict verdict =
                exact(
                        fleet,
                        job -> {
                            try (Admin admin =
                                    Admin.create(Map.of("bootstrap.servers", BOOTSTRAP))) {
                                NewPartitions four = NewPartitions.increaseTo(4);
                                admin.createPartitions(Map.of(fleet.name(), four)).all().get();
                            }
                            fleet.widen(4);
                        },
                        "--input.discovery-interval",
                        "1 s");

        assertThat(verdict.repeated()).isZero();
    }

    /** As on a full disk; chmod does not stop root. */
    @Rounds
    @Tag("fault")
    void checkpoints_fail_for_a_while(int round) throws Exception {
        FleetVerdict verdict =
                exact(
                        new FleetRound("full-disk-" + round),
                        job -> {
                            Path states = cluster().resolve("checkpoints").resolve(job);
                            Path aside = cluster().resolve("aside");
                            Files.move(states, aside);
                            Files.writeString(states, "in the way");
                            FlinkRest rest = new FlinkRest(DASHBOARD);
                            rest.post("/jobs/" + job + "/checkpoints", Map.of());
                            await("a checkpoint fails", () -> failedCheckpoints(job) > 0);
                            Files.delete(states);
                            Files.move(aside, states);
                        });

        assertThat(verdict.repeated()).isZero();
    }

    @Rounds
    @Tag("fault")
    void the_alerts_topic_refuses_for_a_while(int round) throws Exception {
        FleetRound fleet = new FleetRound("refused-" + round);
        exact(
                fleet,
                job -> {
                    String process = Files.readString(cluster().resolve("taskmanager.pid"));
                    limit(fleet.name() + "-alerts", 2_000);
                    fleet.more();
                    await(
                            "a refusal",
                            () ->
                                    new FlinkRest(DASHBOARD)
                                            .get("/jobs/" + job + "/exceptions")
                                            .toString()
                                            .contains("RecordTooLarge"));
                    limit(fleet.name() + "-alerts", 1_048_588);
                    assertThat(Files.readString(cluster().resolve("taskmanager.pid")))
                            .isEqualTo(process);
                });
    }

    @Rounds
    @Tag("fault")
    void the_topic_of_dead_letters_goes_away(int round) throws Exception {
        FleetRound fleet = new FleetRound("dead-letters-" + round);
        String topic = fleet.name() + "-dead-letters";
        FleetVerdict verdict =
                exact(
                        fleet,
                        job -> {
                            try (Admin admin =
                                    Admin.create(Map.of("bootstrap.servers", BOOTSTRAP))) {
                                admin.deleteTopics(List.of(topic)).all().get();
                            }
                            fleet.malformed();
                        },
                        "--dead-letters.topic",
                        topic);

        assertThat(verdict.repeated()).isZero();
    }

    private static void exactlyOnce(String name, FleetRound.Fault fault) throws Exception {
        FleetRound fleet = new FleetRound(name).readCommitted();

        FleetVerdict verdict =
                exact(
                        fleet,
                        fault,
                        "--delivery.guarantee",
                        "exactly-once",
                        "--delivery.transactional-id-prefix",
                        name);

        assertThat(verdict.repeated()).isZero();
    }

    private static FleetVerdict exact(FleetRound fleet, FleetRound.Fault fault, String... options)
            throws Exception {
        FleetVerdict verdict = fleet.tell(fault, options);
        check(verdict);
        fleet.end();
        return verdict;
    }

    private static void check(FleetVerdict verdict) {
        assertThat(verdict.lost()).as("lost").isEmpty();
        assertThat(verdict.wrong()).as("last revision").isEmpty();
        assertThat(verdict.secondId()).as("two alerts").isEmpty();
        assertThat(verdict.contradicting()).as("one revision says two things").isEmpty();
    }

    static IntStream rounds() {
        return IntStream.rangeClosed(1, Integer.getInteger("weir.rounds", 1));
    }
}
