package dev.weir.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.alert.RuleAlert;

/** The alert of a rule as a JSON document: the same alert always gives the same bytes. */
public final class RuleDocument {
    private RuleDocument() {}

    /**
     * UTF-8, on one line, below a megabyte: longer strings are cut when they must be, and then
     * evidence shows fewer of the fields that the rule tested.
     */
    public static byte[] write(RuleAlert alert, AlertFormat format) {
        RuleAlert told = alert;
        byte[] bytes = SizeLimit.write(tree(told, format));
        while (bytes.length > SizeLimit.BYTES && told.match().isTested()) {
            told = told.truncated();
            bytes = SizeLimit.write(tree(told, format));
        }
        return bytes;
    }

    static ObjectNode tree(RuleAlert alert, AlertFormat format) {
        return switch (format) {
            case ECS -> RuleEcs.of(alert);
            case OCSF -> RuleOcsf.of(alert);
        };
    }
}
