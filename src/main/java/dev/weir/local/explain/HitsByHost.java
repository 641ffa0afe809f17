package dev.weir.local.explain;

import dev.weir.detect.Hit;
import dev.weir.episode.Hindsight;
import dev.weir.episode.Windows;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The hits of all records by host, to tell in the end what the correlation makes of them. */
final class HitsByHost {

    /** What is kept of files of any size. */
    private static final int MOST = 10_000;

    private final Map<String, List<Hit>> hosts = new LinkedHashMap<>();
    private int kept;
    private long left;

    void add(Hit hit) {
        if (kept == MOST) {
            left++;
            return;
        }
        kept++;
        hosts.computeIfAbsent(hit.key().id(), name -> new ArrayList<>()).add(hit);
    }

    void print(PrintStream out, Windows windows) {
        hosts.forEach(
                (host, hits) -> {
                    out.println("correlation of " + Explanation.clean(host));
                    for (Hindsight.Line line : Hindsight.of(hits, windows)) {
                        out.printf(
                                "    %s  %-15s %s%n",
                                line.hit().time(), line.hit().kind().name(), line.text());
                    }
                });
        if (left > 0) {
            out.printf(Locale.ROOT, "correlation: %,d further hits are left out%n", left);
        }
    }
}
