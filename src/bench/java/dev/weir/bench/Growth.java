package dev.weir.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How cost grows: armed hosts, open keys of a sequence, episodes of one host, share of relevant events, partitions. */
final class Growth {
    private static final int PASSES = 4;
    private static final long MOST_HOSTS = 1_000_000;
    private static final long MOST_KEYS = 100_000;

    private Growth() {}

    /** Prints the tables; the second one over topics of so many events. */
    static void run(long events) throws Exception {
        System.out.println("| what | backend | number | CPU µs/hit | heap MB | savepoint MB |");
        System.out.println("|---|---|--:|--:|--:|--:|");
        for (long hosts = 1_000; hosts <= MOST_HOSTS; hosts *= 10) {
            state("hosts", "armed hosts", hosts);
        }
        for (long keys = 1_000; keys <= MOST_KEYS; keys *= 10) {
            state(StateRun.KEYS, "armed hosts, an open key each", keys);
        }
        for (long armings = 1_000; armings <= 10_000; armings *= 10) {
            state("episodes", "armings of one host", armings);
        }
        shares(events);
    }

    private static void state(String kind, String what, long number) throws Exception {
        for (String backend : List.of("hashmap", "rocksdb")) {
            String line =
                    Child.output(
                            StateRun.class,
                            List.of("-Xmx" + (number >= 1_000_000 ? 6 : 3) + "g"),
                            List.of(kind, String.valueOf(number), backend));
            String[] figures = line.split(" ");
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %,d | %s | %s | %s |%n",
                    what,
                    backend,
                    number,
                    figures[1],
                    figures[2],
                    figures[3]);
        }
    }

    private static void shares(long events) throws Exception {
        System.out.println();
        System.out.println("| relevant | partitions | CPU : poll | rate : poll | alerts |");
        System.out.println("|--:|--:|--:|--:|--:|");
        try (ServerProcess broker = ServerProcess.start()) {
            Topic.warmUp(broker.servers()).load(4, "none");
            for (int partitions : new int[] {1, 4, 16}) {
                share(broker, events, 10_000, partitions);
            }
            share(broker, events, 1_000, 4);
            share(broker, events, 100, 4);
        }
    }

    private static void share(ServerProcess broker, long events, int oneIn, int partitions)
            throws Exception {
        String name = "share-" + oneIn + "-" + partitions;
        Topic topic = new Topic(broker.servers(), name, events, events / oneIn);
        topic.load(partitions, "none");
        List<List<Result>> rounds = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            rounds.add(
                    List.of(
                            Child.run("poll", 1, PASSES, topic, List.of()),
                            Child.run("weir", 1, PASSES, topic, List.of())));
        }
        Table.Row row = Table.of(rounds).rows().get(1);
        System.out.printf(
                Locale.ROOT,
                "| %.2f %% | %d | %.2f | %.2f | %s |%n",
                100.0 / oneIn,
                partitions,
                row.ratioCpu(),
                row.ratioWall(),
                row.alertsText());
    }
}
