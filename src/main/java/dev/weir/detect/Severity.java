package dev.weir.detect;

/** Severity and risk score of an episode: Elastic's ladder, and 63 between its medium and high. */
public enum Severity {
    LOW(21, "low"),
    MEDIUM(47, "medium"),
    RAISED(63, "high"),
    HIGH(73, "high"),
    CRITICAL(99, "critical");

    private final int score;
    private final String label;

    Severity(int score, String label) {
        this.score = score;
        this.label = label;
    }

    /** ECS {@code event.severity} and {@code event.risk_score}. */
    public int score() {
        return score;
    }

    /** {@code weir.severity}. */
    public String label() {
        return label;
    }
}
