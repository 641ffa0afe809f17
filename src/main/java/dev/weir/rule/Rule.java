package dev.weir.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.eql.Query;
import org.jspecify.annotations.Nullable;

/**
 * A rule as its file says it.
 *
 * @param id {@code rule_id}
 * @param name {@code name}; the id when the file has none
 * @param type {@code type}: {@code eql}, {@code query}, {@code threshold}, …
 * @param query null when the rule is not EQL
 * @param place where it stands
 * @param card all keys of the rule under their published names, unknown ones too
 */
public record Rule(
        String id,
        String name,
        String type,
        @Nullable Query query,
        RulePlace place,
        JsonNode card) {

    /** The type of the rules that are run. */
    public static final String EQL = "eql";
}
