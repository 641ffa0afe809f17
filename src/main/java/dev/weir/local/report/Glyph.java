package dev.weir.local.report;

import java.util.List;

/** The shapes of a time-line: told apart without colour, too. */
final class Glyph {
    private static final List<String> BY_STRENGTH =
            List.of(
                    "at_job",
                    "at_run",
                    "task_created",
                    "armed",
                    "reset",
                    "excepted",
                    "task_touched");

    private Glyph() {}

    /** 0 for what matters most. */
    static int rank(String kind) {
        int rank = BY_STRENGTH.indexOf(kind);
        return rank < 0 ? BY_STRENGTH.size() : rank;
    }

    static String name(String kind) {
        return switch (kind) {
            case "armed" -> "switched on";
            case "reset" -> "switched off";
            case "at_job" -> "AT job (proof)";
            case "at_run" -> "AT tried";
            case "task_created" -> "task created";
            case "task_touched" -> "task changed or run";
            case "excepted" -> "covered by an exception";
            default -> ReportIncident.words(kind);
        };
    }

    /** An SVG path around a centre. */
    static String path(String kind, double x, double y) {
        String at = "M" + Timeline.number(x) + " " + Timeline.number(y);
        return at
                + switch (kind) {
                    case "armed" -> "m0 -8l8 8l-8 8l-8 -8z";
                    case "reset" -> "m-6 -6h12v12h-12zm0 12l12 -12";
                    case "at_job" ->
                            "m0 -9l2.6 5.6l6.1 .7l-4.5 4.2l1.2 6l-5.4 -3l-5.4 3l1.2 -6l-4.5"
                                    + " -4.2l6.1 -.7z";
                    case "at_run" -> "m0 -8l8 14h-16z";
                    case "task_created" -> "m-6 -6h12v12h-12z";
                    case "excepted" -> "m-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0m2 -4l8 8";
                    default -> "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0";
                };
    }
}
