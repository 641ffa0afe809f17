package dev.weir.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.alert.Alert;
import dev.weir.alert.RuleCard;

/** An alert as OCSF Detection Finding. */
final class OcsfDocument {
    private OcsfDocument() {}

    static ObjectNode of(Alert alert, RuleCard card) {
        throw new UnsupportedOperationException("not yet");
    }
}
