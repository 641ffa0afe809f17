package dev.weir.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.alert.Alert;

/** An alert as a JSON document: the same alert always gives the same bytes. */
public final class AlertDocument {
    private AlertDocument() {}

    /**
     * UTF-8, on one line, below a megabyte: longer strings are cut when they must be, and then the
     * weakest evidence goes, but never the arming or the strongest item.
     */
    public static byte[] write(Alert alert, AlertFormat format) {
        Alert told = alert;
        byte[] bytes = SizeLimit.write(tree(told, format));
        while (bytes.length > SizeLimit.BYTES && told.incident().evidence().size() > 1) {
            told = told.truncated();
            bytes = SizeLimit.write(tree(told, format));
        }
        return bytes;
    }

    static ObjectNode tree(Alert alert, AlertFormat format) {
        return switch (format) {
            case ECS -> EcsDocument.of(alert);
            case OCSF -> OcsfDocument.of(alert);
        };
    }
}
