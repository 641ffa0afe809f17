package dev.weir.rule;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.weir.eql.EqlException;
import dev.weir.eql.Position;
import dev.weir.eql.Query;
import dev.weir.eql.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the text of a rule file: Elastic's TOML, or Kibana's export with a rule a line. */
final class RuleReader {
    private static final String EQL = "eql";

    /** Where the query begins; a line end right behind the quotes is no part of it. */
    private static final Pattern QUERY =
            Pattern.compile("(?m)^[ \\t]*query[ \\t]*=[ \\t]*(\"\"\"|'''|\"|')(\\r?\\n)?");

    private final TomlMapper toml = new TomlMapper();
    private final ObjectMapper json = new ObjectMapper();

    Rule toml(String file, String text) {
        try {
            JsonNode rule = toml.readTree(text).path("rule");
            if (!rule.isObject()) {
                return unreadable(file, 1, 1, "no table [rule]");
            }
            Matcher query = QUERY.matcher(text);
            int line = query.find() ? lines(text, query.end()) : 0;
            return rule(file, rule, line);
        } catch (JsonProcessingException e) {
            return unreadable(file, e);
        } catch (RuntimeException | StackOverflowError e) {
            // The library's, of a text that it did not foresee.
            return unreadable(file, 1, 1, "cannot be read: " + e);
        }
    }

    /** The line that ends an export and counts is no rule. */
    List<Rule> ndjson(String file, String text) {
        List<Rule> rules = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                JsonNode rule = json.readTree(line);
                if (!rule.has("exported_count") && !rule.has("exported_rules_count")) {
                    rules.add(
                            rule.isObject()
                                    ? rule(file, rule, number - 1)
                                    : unreadable(file, number, 1, "no JSON object"));
                }
            } catch (JsonProcessingException e) {
                JsonLocation at = e.getLocation();
                int column = at == null ? 1 : at.getColumnNr();
                rules.add(unreadable(file, number, column, e.getOriginalMessage()));
            }
        }
        return rules;
    }

    static Rule unreadable(String file, int line, int column, String why) {
        return new Rule(
                "",
                "",
                file,
                "",
                null,
                place(file, line, column, why),
                List.of(),
                MissingNode.getInstance());
    }

    private static Rule unreadable(String file, JsonProcessingException wrong) {
        JsonLocation at = wrong.getLocation();
        return unreadable(
                file,
                at == null ? 1 : at.getLineNr(),
                at == null ? 1 : at.getColumnNr(),
                wrong.getOriginalMessage());
    }

    /**
     * @param before lines of the file before the query's first
     */
    private static Rule rule(String file, JsonNode document, int before) {
        String id = document.path("rule_id").asText();
        String name = document.path("name").asText();
        String type = document.path("type").asText();
        String language = type.equals(EQL) ? EQL : document.path("language").asText(type);
        Rule rule = new Rule(id, name, file, language, null, null, List.of(), document);
        for (String key : List.of("rule_id", "name", "type")) {
            if (document.path(key).asText().isBlank()) {
                return rule.refused(place(file, 1, 1, key + " is missing"));
            }
        }
        return type.equals(EQL) ? withQuery(rule, before) : rule;
    }

    private static Rule withQuery(Rule rule, int before) {
        JsonNode query = rule.document().path("query");
        if (!query.isTextual()) {
            return rule.refused(place(rule.file(), 1, 1, "query is missing"));
        }
        try {
            Query read = Query.parse(query.asText());
            return new Rule(
                    rule.id(),
                    rule.name(),
                    rule.file(),
                    rule.language(),
                    read,
                    null,
                    Warning.of(read).stream().map(warning -> told(rule, warning, before)).toList(),
                    rule.document());
        } catch (EqlException e) {
            return rule.refused(place(rule.file(), before + e.line(), e.column(), e.reason()));
        }
    }

    private static String told(Rule rule, Warning warning, int before) {
        Position at = warning.at();
        return place(rule.file(), before + at.line(), at.column(), warning.reason());
    }

    static String place(String file, int line, int column, @Nullable String why) {
        return file + ":" + line + ":" + column + ": " + why;
    }

    private static int lines(String text, int end) {
        return (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }
}
