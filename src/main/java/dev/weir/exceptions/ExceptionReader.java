package dev.weir.exceptions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.detect.Stage;
import dev.weir.detect.Wording;
import dev.weir.exceptions.ExceptionRule.Match;
import dev.weir.ingest.DeadLetter.Reason;
import dev.weir.ingest.RejectedException;
import dev.weir.rule.Rule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and checks an {@link ExceptionRule}; what it refuses is named by key and value. */
public final class ExceptionReader {
    static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private static final Set<String> KEYS =
            new TreeSet<>(Set.of("id", "owner", "reason", "expires", "match", "applies_to"));
    private static final Set<String> MATCH_KEYS =
            new TreeSet<>(Set.of("host", "user", "process", "task", "source", "rule"));
    private static final int LONGEST_TEXT = 1_000;

    private ExceptionReader() {}

    /**
     * Reads one document.
     *
     * @throws RejectedException when it is no exception that may be used
     */
    public static ExceptionRule read(byte[] json) throws RejectedException {
        try {
            return read(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw refused("not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw refused("not JSON: " + e.getMessage());
        }
    }

    static ExceptionRule read(JsonNode document) throws RejectedException {
        if (!document.isObject()) {
            throw refused("must be a JSON object, was " + shown(document));
        }
        known("", document, KEYS);
        Match match = match(document.path("match"));
        boolean ofRule = match.rule() != null && !match.rule().equals(Rule.BUILT_IN);
        return new ExceptionRule(
                text(document, "id"),
                text(document, "owner"),
                text(document, "reason"),
                expires(document),
                match,
                ofRule && !document.has("applies_to")
                        ? List.of()
                        : appliesTo(document.path("applies_to")));
    }

    private static Instant expires(JsonNode document) throws RejectedException {
        String text = text(document, "expires");
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw refused(
                    "expires: must be a time with zone like 2027-01-31T00:00:00Z, was "
                            + shown(document.path("expires")));
        }
    }

    private static Match match(JsonNode match) throws RejectedException {
        if (!match.isObject() || match.isEmpty()) {
            throw refused("match: must be an object with at least one of " + MATCH_KEYS);
        }
        known("match.", match, MATCH_KEYS);
        Match globs =
                new Match(
                        glob(match, "host"),
                        glob(match, "user"),
                        glob(match, "process"),
                        glob(match, "task"),
                        glob(match, "source"),
                        match.has("rule") ? text(match, "rule", "match.") : null);
        if (globs.task() != null
                && globs.host() == null
                && globs.user() == null
                && globs.process() == null) {
            throw refused(
                    "match.task: a task's name alone proves nothing, because anyone can copy it;"
                            + " add host, user or process");
        }
        return globs;
    }

    private static @Nullable String glob(JsonNode match, String key) throws RejectedException {
        if (!match.has(key)) {
            return null;
        }
        String glob = text(match, key, "match.");
        if (glob.chars().allMatch(c -> c == '*' || c == '?')) {
            throw refused(
                    "match." + key + ": " + shown(match.path(key)) + " says nothing; leave it out");
        }
        return glob;
    }

    private static List<Stage> appliesTo(JsonNode stages) throws RejectedException {
        if (!stages.isArray() || stages.isEmpty()) {
            throw refused("applies_to: must be a list with at least one of " + stageIds());
        }
        List<Stage> appliesTo = new ArrayList<>();
        for (JsonNode stage : stages) {
            appliesTo.add(
                    Arrays.stream(Stage.values())
                            .filter(it -> it.id().equals(stage.textValue()))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            refused(
                                                    "applies_to: must be of "
                                                            + stageIds()
                                                            + ", was "
                                                            + shown(stage))));
        }
        return appliesTo.stream().distinct().toList();
    }

    private static String stageIds() {
        return Arrays.stream(Stage.values()).map(Stage::id).collect(Collectors.joining(", "));
    }

    private static void known(String prefix, JsonNode object, Set<String> keys)
            throws RejectedException {
        for (String key : (Iterable<String>) object::fieldNames) {
            if (!keys.contains(key)) {
                throw refused(prefix + key + ": unknown key, known are " + keys);
            }
        }
    }

    private static String text(JsonNode object, String key) throws RejectedException {
        return text(object, key, "");
    }

    private static String text(JsonNode object, String key, String prefix)
            throws RejectedException {
        JsonNode value = object.path(key);
        if (value.isMissingNode()) {
            throw refused(prefix + key + ": is missing");
        }
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw refused(prefix + key + ": must be a text, was " + shown(value));
        }
        if (value.textValue().length() > LONGEST_TEXT) {
            throw refused(prefix + key + ": is longer than " + LONGEST_TEXT + " characters");
        }
        return value.textValue();
    }

    private static String shown(JsonNode value) {
        return Wording.clean(value.toString());
    }

    private static RejectedException refused(String detail) {
        return new RejectedException(Reason.INVALID_EXCEPTION, detail);
    }
}
