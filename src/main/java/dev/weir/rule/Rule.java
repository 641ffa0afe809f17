package dev.weir.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.eql.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule as its file has it, in the names of Elastic's rules.
 *
 * @param id {@code rule_id}; empty when the file has none
 * @param name empty when the file has none
 * @param file where it stands: a path, that of a zip with the member behind an exclamation mark
 * @param language eql or another, as in the file; the type where a rule names no language
 * @param query null when the rule is no EQL or was refused
 * @param refused {@code file:line:column: why}; null for a rule that can be read
 * @param warnings {@code file:line:column: what} for what hardly means what its author meant
 * @param document the whole table, unknown keys included; a missing node when it cannot be read
 */
public record Rule(
        String id,
        String name,
        String file,
        String language,
        @Nullable Query query,
        @Nullable String refused,
        List<String> warnings,
        JsonNode document) {

    /** The id of the rule that the built-in detection extends, and so covers. */
    public static final String BUILT_IN = "9aa0e1f6-52ce-42e1-abb3-09657cee2698";

    /** {@code event} or {@code sequence}; null without a query. */
    public @Nullable String form() {
        return query == null ? null : query instanceof Query.Sequence ? "sequence" : "event";
    }

    Rule refused(String why) {
        return new Rule(id, name, file, language, null, why, List.of(), document);
    }
}
