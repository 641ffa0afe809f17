package dev.weir.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

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
            @Nullable Integer alerts,
            @JsonProperty("expected_alerts") @Nullable Integer expectedAlerts) {

        /** A dash where a variant raises none. */
        String alertsText() {
            return alerts == null
                    ? "–"
                    : alerts + (expectedAlerts == null ? "" : " of " + expectedAlerts);
        }
    }

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
                            all.stream()
                                    .map(round -> round.get(variant).alerts())
                                    .filter(Objects::nonNull)
                                    .min(Integer::compare)
                                    .orElse(null),
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
                            row.alertsText()));
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
