package dev.weir.ingest;

/** A document that cannot be mapped; becomes a dead letter. */
public final class RejectedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final DeadLetter.Reason reason;

    public RejectedException(DeadLetter.Reason reason, String detail) {
        // Nobody looks at the stack: the way of a document that no shape fits is no fault.
        super(detail, null, false, false);
        this.reason = reason;
    }

    public DeadLetter.Reason reason() {
        return reason;
    }
}
