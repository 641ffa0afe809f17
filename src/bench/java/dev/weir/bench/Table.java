package dev.weir.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Medians over the rounds.
 *
 * @param rows one for each variant
 */
record Table(List<Row> rows) {

    /**
     * @param ratioCpu processor time for one event, over that of the poll loop of the same round
     * @param ratioWall events a second, over that of the poll loop of the same round
     */
    record Row(
            String variant,
            int parallelism,
            @JsonProperty("events_per_second") double eventsPerSecond,
            @JsonProperty("cpu_us_per_event") double cpuMicros,
            @JsonProperty("ratio_cpu") double ratioCpu,
            @JsonProperty("ratio_drop") double ratioDrop,
            @JsonProperty("ratio_wall") double ratioWall,
            @JsonProperty("megabytes_per_second") double megabytesPerSecond,
            @JsonProperty("gc_share") double gcShare,
            int alerts,
            @JsonProperty("expected_alerts") int expectedAlerts) {}

    /** Each round must hold the same variants in the same order, the poll loop first, then drop. */
    static Table of(List<List<Result>> rounds) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < rounds.get(0).size(); i++) {
            int variant = i;
            List<List<Result>> all = rounds;
            Result one = all.get(0).get(variant);
            rows.add(
                    new Row(
                            one.variant(),
                            one.parallelism(),
                            median(all, round -> round.get(variant).eventsPerSecond()),
                            median(all, round -> round.get(variant).cpuMicros()),
                            median(all, r -> r.get(variant).cpuMicros() / r.get(0).cpuMicros()),
                            median(all, r -> r.get(variant).cpuMicros() / r.get(1).cpuMicros()),
                            median(
                                    all,
                                    r ->
                                            r.get(variant).eventsPerSecond()
                                                    / r.get(0).eventsPerSecond()),
                            median(all, round -> round.get(variant).bytesPerSecond() / 1e6),
                            median(all, round -> round.get(variant).gcShare()),
                            all.stream().mapToInt(r -> r.get(variant).alerts()).min().orElse(0),
                            one.expectedAlerts()));
        }
        return new Table(rows);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append("| variant | parallelism | events/s | MB/s | CPU µs/event | CPU : poll |");
        text.append(" CPU : drop | rate : poll | GC | alerts |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        for (Row row : rows) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %d | %,.0f | %.0f | %.2f | %.2f | %.2f | %.2f | %.1f %% | %s |%n",
                            row.variant(),
                            row.parallelism(),
                            row.eventsPerSecond(),
                            row.megabytesPerSecond(),
                            row.cpuMicros(),
                            row.ratioCpu(),
                            row.ratioDrop(),
                            row.ratioWall(),
                            row.gcShare() * 100,
                            row.expectedAlerts() == 0 && row.alerts() == 0
                                    ? "–"
                                    : row.alerts() + " of " + row.expectedAlerts()));
        }
        return text.toString();
    }

    private static double median(List<List<Result>> rounds, ToDoubleFunction<List<Result>> value) {
        double[] values = rounds.stream().mapToDouble(value).toArray();
        Arrays.sort(values);
        int half = values.length / 2;
        return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
