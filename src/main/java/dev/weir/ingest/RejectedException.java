package dev.weir.ingest;

/** A document that cannot be mapped; becomes a dead letter. */
public final class RejectedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final DeadLetter.Reason reason;

    public RejectedException(DeadLetter.Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public DeadLetter.Reason reason() {
        return reason;
    }
}
