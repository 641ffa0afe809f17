package dev.weir.rule;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.weir.eql.EqlException;
import dev.weir.eql.Query;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the text of a rule file; what is wrong becomes a refusal, never an exception. */
final class RuleReader {
    private static final ObjectMapper TOML = new TomlMapper();
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final Pattern QUERY =
            Pattern.compile("(?m)^[ \\t]*query[ \\t]*=[ \\t]*(?:(?:'''|\"\"\")(?:\\r?\\n)?|['\"])");

    /** In the last line of an export by Kibana, which is no rule. */
    private static final String COUNT = "exported_count";

    private final RuleSet rules;

    RuleReader(RuleSet rules) {
        this.rules = rules;
    }

    /** One rule, in the table {@code rule}. */
    void toml(String file, String text) {
        JsonNode document = parse(TOML, file, 1, text);
        if (document != null) {
            RulePlace start = new RulePlace(file, 1, 1);
            JsonNode rule = document.path("rule");
            rule(rule, start, queryStart(file, text, rule.path("query").asText()));
        }
    }

    /** A rule a line. */
    void ndjson(String file, String text) {
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            JsonNode rule = line.isBlank() ? null : parse(JSON, file, number, line);
            if (rule != null && !(rule.has(COUNT) && !rule.has("rule_id"))) {
                rule(rule, new RulePlace(file, number, 1), null);
            }
        }
    }

    private void rule(JsonNode card, RulePlace place, @Nullable RulePlace queryStart) {
        String id = card.path("rule_id").asText();
        String type = card.path("type").asText();
        boolean eql = type.equals(Rule.EQL);
        for (String key :
                eql
                        ? new String[] {"rule_id", "type", "query"}
                        : new String[] {"rule_id", "type"}) {
            if (!card.path(key).isTextual() || card.path(key).asText().isBlank()) {
                rules.refuse(new Refusal(place, id, key + " is missing or no text"));
                return;
            }
        }
        try {
            Query query = eql ? Query.parse(card.path("query").asText()) : null;
            rules.add(new Rule(id, card.path("name").asText(id), type, query, place, card));
        } catch (EqlException e) {
            rules.refuse(refusal(id, place, queryStart, e));
        }
    }

    /** In JSON a query is one line, so that its own lines are told in the reason. */
    private static Refusal refusal(
            String id, RulePlace place, @Nullable RulePlace start, EqlException e) {
        if (start == null) {
            String reason = "query " + e.line() + ":" + e.column() + ": " + e.reason();
            return new Refusal(place, id, reason);
        }
        int column = e.line() == 1 ? start.column() + e.column() - 1 : e.column();
        int line = start.line() + e.line() - 1;
        return new Refusal(new RulePlace(start.file(), line, column), id, e.reason());
    }

    private static @Nullable RulePlace queryStart(String file, String text, String query) {
        String first = query.lines().findFirst().orElse("");
        Matcher matcher = QUERY.matcher(text);
        while (matcher.find()) {
            int at = matcher.end();
            if (text.startsWith(first, at)) {
                int lineStart = text.lastIndexOf('\n', at - 1) + 1;
                int line =
                        1
                                + (int)
                                        text.substring(0, lineStart)
                                                .chars()
                                                .filter(c -> c == '\n')
                                                .count();
                return new RulePlace(file, line, at - lineStart + 1);
            }
        }
        return null;
    }

    private @Nullable JsonNode parse(ObjectMapper mapper, String file, int line, String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            int row = at == null ? 0 : Math.max(0, at.getLineNr() - 1);
            int column = at == null ? 1 : Math.max(1, at.getColumnNr());
            RulePlace place = new RulePlace(file, line + row, column);
            rules.refuse(new Refusal(place, "", e.getOriginalMessage()));
            return null;
        }
    }
}
