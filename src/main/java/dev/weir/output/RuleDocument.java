package dev.weir.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.alert.RuleAlert;

/** The alert of a rule as a JSON document: the same alert always gives the same bytes. */
public final class RuleDocument {
    private RuleDocument() {}

    /** UTF-8, on one line, below a megabyte: longer strings are cut when they must be. */
    public static byte[] write(RuleAlert alert, AlertFormat format) {
        return SizeLimit.write(tree(alert, format));
    }

    static ObjectNode tree(RuleAlert alert, AlertFormat format) {
        return switch (format) {
            case ECS -> RuleEcs.of(alert);
            case OCSF -> RuleOcsf.of(alert);
        };
    }
}
