package dev.weir.eql;

import dev.weir.event.EcsField;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A condition or a value of a query, as written: what coverage and the index look at. */
public sealed interface Expression {

    /** Where it begins, or where its operator stands. */
    Position at();

    /**
     * @param value text, Long, Double or Boolean; null is the word {@code null}
     */
    record Literal(@Nullable Object value, Position at) implements Expression {

        /** The value of a literal that has been checked to be text. */
        String text() {
            return (String) Objects.requireNonNull(value);
        }
    }

    /**
     * @param optional written with {@code ?}: the rule can live without it
     */
    record Field(EcsField field, boolean optional, Position at) implements Expression {}

    /**
     * @param fold ASCII letters fold: written with {@code ~}
     */
    record Call(Function function, boolean fold, List<Expression> arguments, Position at)
            implements Expression {}

    record Arithmetic(Operator operator, Expression left, Expression right, Position at)
            implements Expression {}

    record Negative(Expression operand, Position at) implements Expression {}

    record And(List<Expression> all, Position at) implements Expression {}

    record Or(List<Expression> any, Position at) implements Expression {}

    record Not(Expression operand, Position at) implements Expression {}

    /** {@code == != < <= > >=}. */
    record Comparison(Operator operator, Expression left, Expression right, Position at)
            implements Expression {}

    /** {@code in}, {@code :}, {@code like}, {@code regex}; a negation stands around it. */
    record Membership(Expression operand, Match match, List<Expression> list, Position at)
            implements Expression {}

    /** How an entry of a list is held against a value. */
    enum Match {
        IN("in"),
        IN_FOLD("in~"),
        LIKE("like"),
        LIKE_FOLD("like~"),
        REGEX("regex"),
        REGEX_FOLD("regex~");

        final String word;

        Match(String word) {
            this.word = word;
        }

        public boolean fold() {
            return this == IN_FOLD || this == LIKE_FOLD || this == REGEX_FOLD;
        }

        public boolean isIn() {
            return this == IN || this == IN_FOLD;
        }
    }

    /** Signs between two values. */
    enum Operator {
        EQUAL("=="),
        NOT_EQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">="),
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/"),
        MODULO("%");

        final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** The operator that says the same with its sides exchanged. */
        Operator turned() {
            return switch (this) {
                case LESS -> MORE;
                case AT_MOST -> AT_LEAST;
                case MORE -> LESS;
                case AT_LEAST -> AT_MOST;
                default -> this;
            };
        }
    }
}
