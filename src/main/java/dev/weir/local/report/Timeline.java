package dev.weir.local.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Draws an incident as lanes over time: the setting itself, then each source. */
final class Timeline {
    private static final int WIDTH = 1100;
    private static final int LEFT = 190;
    private static final int RIGHT = WIDTH - 60;
    private static final int LANE = 34;
    private static final int TOP = 14;

    /** Marks closer than this are drawn as one. */
    private static final double TOUCHING = 13;

    private static final double CHARACTER = 7;
    private static final String SETTING = "Setting";
    private static final String NEARBY = "Other tasks";

    private final ReportIncident incident;
    private final Map<String, List<Mark>> lanes = new LinkedHashMap<>();
    private final Set<String> kinds = new LinkedHashSet<>();

    /**
     * Something at a time.
     *
     * @param kind what stands in the legend
     * @param label short, beside the mark; may be empty
     * @param tip what the mouse shows
     */
    private record Mark(Instant time, String kind, String label, String tip) {}

    private Timeline(ReportIncident incident) {
        this.incident = incident;
    }

    static Html of(ReportIncident incident) {
        Timeline timeline = new Timeline(incident);
        timeline.collect();
        return timeline.draw();
    }

    private void collect() {
        JsonNode arming = incident.arming();
        lane(SETTING);
        mark(SETTING, ReportIncident.time(arming), "armed", "on", arming.path("summary").asText());
        Instant last = Instant.parse(incident.last().at("/weir/last_arming").asText());
        if (last.isAfter(incident.start())) {
            mark(SETTING, last, "armed", "on again", "last arming");
        }
        incident.resets().forEach(time -> mark(SETTING, time, "reset", "off", "switched off"));
        for (JsonNode source : incident.last().at("/weir/sources")) {
            lane(source.asText());
        }
        for (JsonNode source : arming.path("sources")) {
            mark(source.asText(), arming);
        }
        for (JsonNode item : incident.evidence()) {
            for (JsonNode source : item.path("sources")) {
                mark(source.asText(), item);
            }
        }
        for (JsonNode task : incident.nearbyTasks()) {
            mark(NEARBY, task);
        }
    }

    private List<Mark> lane(String name) {
        return lanes.computeIfAbsent(name, it -> new ArrayList<>());
    }

    private void mark(String lane, JsonNode item) {
        String hit = item.path("signal").asText();
        String kind = hit.startsWith("armed") ? "armed" : hit;
        if (item.has("excepted_by")) {
            kind = "excepted";
        }
        String task = item.at("/task/name").asText();
        String program = item.at("/process/name").asText();
        String label = kind.equals("armed") ? "" : task.isEmpty() ? program : task;
        mark(lane, ReportIncident.time(item), kind, label, item.path("summary").asText());
    }

    private void mark(String lane, Instant time, String kind, String label, String tip) {
        lane(lane).add(new Mark(time, kind, label, incident.since(time) + "  " + tip));
        kinds.add(kind);
    }

    private Html draw() {
        List<Instant> times =
                lanes.values().stream().flatMap(List::stream).map(Mark::time).toList();
        TimeScale scale = new TimeScale(incident.start(), times, LEFT + 20, RIGHT);
        int bottom = TOP + lanes.size() * LANE;
        Html svg =
                new Html()
                        .open(
                                "svg",
                                "class",
                                "timeline",
                                "viewBox",
                                "0 0 " + WIDTH + " " + (bottom + 26),
                                "role",
                                "img",
                                "aria-label",
                                "Time-line of the incident on " + incident.host());
        for (TimeScale.Tick tick : scale.ticks()) {
            boolean zero = tick.time().equals(incident.start());
            line(svg, zero ? "zero" : "tick", tick.x(), TOP, tick.x(), bottom + 6);
            text(svg, "axis", tick.x(), bottom + 20, "middle", incident.since(tick.time()));
        }
        int y = TOP + LANE / 2;
        for (Map.Entry<String, List<Mark>> lane : lanes.entrySet()) {
            line(svg, "lane", LEFT, y, WIDTH - 8, y);
            text(svg, "name", LEFT - 12, y + 4, "end", ReportIncident.words(lane.getKey()));
            lane(svg, lane.getValue(), scale, y);
            y += LANE;
        }
        return new Html().add(svg.close()).add(legend());
    }

    private static void lane(Html svg, List<Mark> marks, TimeScale scale, int y) {
        List<List<Mark>> groups = new ArrayList<>();
        double last = Double.NEGATIVE_INFINITY;
        for (Mark mark : marks.stream().sorted(Comparator.comparing(Mark::time)).toList()) {
            double x = scale.x(mark.time());
            if (x - last > TOUCHING) {
                groups.add(new ArrayList<>());
                last = x;
            }
            groups.get(groups.size() - 1).add(mark);
        }
        double previous = LEFT;
        for (int i = 0; i < groups.size(); i++) {
            boolean isLast = i + 1 == groups.size();
            double next = isLast ? WIDTH : scale.x(groups.get(i + 1).get(0).time());
            previous =
                    group(
                            svg,
                            groups.get(i),
                            scale.x(groups.get(i).get(0).time()),
                            y,
                            previous,
                            next);
        }
    }

    /** Draws marks as one, labelled where there is room; returns how far right that reaches. */
    private static double group(
            Html svg, List<Mark> marks, double x, int y, double previous, double next) {
        Mark strongest =
                marks.stream()
                        .min(Comparator.comparing(mark -> Glyph.rank(mark.kind())))
                        .orElseThrow();
        String tip =
                marks.stream().limit(8).map(Mark::tip).reduce((a, b) -> a + "\n" + b).orElse("");
        String more = marks.size() > 8 ? "\n… " + (marks.size() - 8) + " more" : "";
        svg.open("g", "class", "mark " + strongest.kind());
        svg.element("title", tip + more);
        svg.open("path", "d", Glyph.path(strongest.kind(), x, y)).close();
        svg.close();
        String label = ReportText.clip(strongest.label(), 34);
        if (marks.size() > 1) {
            label = (label + " ×" + marks.size()).strip();
        }
        double needed = label.length() * CHARACTER;
        if (!label.isEmpty() && x + 12 + needed <= next - 12) {
            text(svg, "label", x + 12, y + 4, "start", label);
            return x + 12 + needed;
        }
        if (!label.isEmpty() && x - 12 - needed >= previous + 12) {
            text(svg, "label", x - 12, y + 4, "end", label);
        } else if (marks.size() > 1) {
            text(svg, "label", x, y - 9, "middle", "×" + marks.size());
        }
        return x;
    }

    private Html legend() {
        Html legend = new Html().open("p", "class", "legend");
        for (String kind : kinds.stream().sorted(Comparator.comparing(Glyph::rank)).toList()) {
            legend.open("span");
            legend.open("svg", "viewBox", "0 0 20 20", "aria-hidden", "true");
            legend.open("g", "class", "mark " + kind);
            legend.open("path", "d", Glyph.path(kind, 10, 10)).close().close().close();
            legend.text(Glyph.name(kind)).close();
        }
        return legend.element("span", "Distance from the arming, logarithmic", "class", "note")
                .close();
    }

    private static void line(Html svg, String kind, double x1, double y1, double x2, double y2) {
        svg.open(
                        "line",
                        "class",
                        kind,
                        "x1",
                        number(x1),
                        "y1",
                        number(y1),
                        "x2",
                        number(x2),
                        "y2",
                        number(y2))
                .close();
    }

    private static void text(
            Html svg, String kind, double x, double y, String anchor, String text) {
        svg.element(
                "text", text, "class", kind, "x", number(x), "y", number(y), "text-anchor", anchor);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
