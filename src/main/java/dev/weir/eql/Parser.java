package dev.weir.eql;

import dev.weir.eql.Query.Event;
import dev.weir.eql.Query.Sequence;
import dev.weir.eql.Query.Stage;
import dev.weir.eql.Token.Kind;
import dev.weir.event.EcsField;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a query: one event, or a sequence of them. */
final class Parser {

    private static final int MAX_RUNS = 100;
    private static final int MAX_STAGES = 500;

    private final Tokens tokens;
    private final ExpressionParser expressions;

    Parser(String query) {
        this.tokens = new Tokens(query);
        this.expressions = new ExpressionParser(tokens);
    }

    Query query() {
        if (tokens.peek().isWord("sample")) {
            throw notRun("'sample' is not supported: it has no order in which a stream could run");
        }
        boolean sequence = tokens.peek().isWord("sequence") && !tokens.peek(1).isWord("where");
        Query query = sequence ? sequence() : event();
        if (tokens.peek().is("|")) {
            throw notRun("pipes are not supported: a stream has no last event to count to");
        }
        if (tokens.peek().kind() != Kind.END) {
            throw tokens.expected("the end of the query");
        }
        return query;
    }

    private Event event() {
        Token category = tokens.peek();
        if (category.kind() != Kind.WORD && category.kind() != Kind.STRING) {
            throw tokens.expected("an event category");
        }
        tokens.take();
        if (!tokens.takeWordIf("where")) {
            throw tokens.expected("'where'");
        }
        Expression condition = expressions.condition();
        return new Event(category.isWord("any") ? null : category.text(), condition);
    }

    private Sequence sequence() {
        Token word = tokens.take();
        List<EcsField> keys = null;
        Duration maxspan = null;
        while (tokens.peek().kind() == Kind.WORD) {
            if (keys == null && tokens.takeWordIf("by")) {
                keys = keys();
            } else if (maxspan == null && tokens.takeWordIf("with")) {
                maxspan = maxspan();
            } else {
                throw tokens.expected("'by' or 'with maxspan', each once, or '['");
            }
        }
        List<EcsField> common = keys == null ? List.of() : keys;
        List<Stage> stages = new ArrayList<>();
        do {
            Position at = tokens.peek().at();
            StageText stage = stage(common, true);
            sameKeys(stages.isEmpty() ? null : stages.get(0), stage.stage, at);
            for (int i = 0; i < stage.runs; i++) {
                stages.add(stage.stage);
            }
            if (stages.size() > MAX_STAGES) {
                throw tokens.refused(at, "a sequence has at most " + MAX_STAGES + " stages");
            }
        } while (tokens.peek().is("[") || tokens.peek().is("!"));
        Position at = tokens.peek().at();
        Stage until = tokens.takeWordIf("until") ? stage(common, false).stage : null;
        if (until != null) {
            sameKeys(stages.get(0), until, at);
        }
        if (stages.size() < 2) {
            throw tokens.refused(word.at(), "a sequence has at least two stages");
        }
        return new Sequence(maxspan, List.copyOf(stages), until);
    }

    private StageText stage(List<EcsField> common, boolean mayRun) {
        if (tokens.peek().is("!")) {
            throw notRun("missing events, ![…], are not supported: a stream cannot tell never");
        }
        tokens.expect("[");
        Event event = event();
        tokens.expect("]");
        List<EcsField> own = null;
        int runs = 0;
        while (tokens.peek().isWord("by") || (mayRun && tokens.peek().isWord("with"))) {
            if (own == null && tokens.takeWordIf("by")) {
                own = keys();
            } else if (runs == 0 && tokens.takeWordIf("with")) {
                runs = runs();
            } else {
                throw tokens.expected("'by' and 'with runs' once a stage");
            }
        }
        List<EcsField> keys = new ArrayList<>(common);
        keys.addAll(own == null ? List.of() : own);
        return new StageText(new Stage(event, List.copyOf(keys)), Math.max(runs, 1));
    }

    private record StageText(Stage stage, int runs) {}

    private void sameKeys(@Nullable Stage first, Stage stage, Position at) {
        if (first != null && first.keys().size() != stage.keys().size()) {
            String reason =
                    "this stage has %d keys, the first has %d: every stage has as many"
                            .formatted(stage.keys().size(), first.keys().size());
            throw tokens.refused(at, reason);
        }
    }

    private List<EcsField> keys() {
        List<EcsField> keys = new ArrayList<>();
        do {
            if (tokens.peek().is("?")) {
                throw notRun("an optional key, by ?field, is not supported: missing joins nothing");
            }
            keys.add(EcsField.of(expressions.fieldName()));
        } while (tokens.takeIf(","));
        return keys;
    }

    private Duration maxspan() {
        setting("maxspan");
        Token number = tokens.peek();
        long amount = wholeNumber();
        Token unit = tokens.peek();
        long millis =
                switch (unit.kind() == Kind.WORD ? unit.text() : "") {
                    case "ms" -> 1;
                    case "s" -> 1_000;
                    case "m" -> 60_000;
                    case "h" -> 3_600_000;
                    case "d" -> 86_400_000;
                    default -> throw tokens.expected("a unit: ms, s, m, h or d");
                };
        tokens.take();
        if (amount == 0 || amount > Long.MAX_VALUE / millis) {
            throw tokens.refused(number.at(), "maxspan is greater than 0 and fits 64 bits");
        }
        return Duration.ofMillis(amount * millis);
    }

    private int runs() {
        setting("runs");
        Token number = tokens.peek();
        long runs = wholeNumber();
        if (runs < 1 || runs > MAX_RUNS) {
            throw tokens.refused(number.at(), "runs is 1 to " + MAX_RUNS);
        }
        return (int) runs;
    }

    private void setting(String name) {
        if (!tokens.takeWordIf(name)) {
            throw tokens.expected("'" + name + "='");
        }
        tokens.expect("=");
    }

    private long wholeNumber() {
        Token token = tokens.peek();
        if (token.kind() != Kind.NUMBER || !(tokens.number("") instanceof Long number)) {
            throw tokens.refused(token.at(), "expected a whole number, found " + token);
        }
        return number;
    }

    private EqlException notRun(String reason) {
        return tokens.refused(tokens.peek().at(), reason);
    }
}
