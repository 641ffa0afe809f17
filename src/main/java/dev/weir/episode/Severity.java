package dev.weir.episode;

import dev.weir.detect.Flag;
import dev.weir.detect.Hit;

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

    /** An attempt to use AT: a foreign program that borrows its name says less than AT itself. */
    static Severity ofRun(Hit run) {
        return run.has(Flag.MASQUERADE) && !run.has(Flag.RENAMED_AT) ? RAISED : HIGH;
    }

    /** One step more for a task made from afar or behind the scheduler's back, 73 at the most. */
    Severity raisedFor(Hit creation) {
        boolean raised = creation.has(Flag.REMOTE) || creation.has(Flag.NOT_SCHEDULER);
        return !raised ? this : this == MEDIUM ? RAISED : HIGH;
    }
}
