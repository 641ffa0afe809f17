package dev.weir.eql;

import dev.weir.event.EcsField;

/** What a value is when it is compared. */
enum ValueType {
    TEXT("text"),
    NUMBER("a number"),
    BOOLEAN("a boolean"),
    DATE("a time"),
    NULL("null"),
    /** A field that the catalogue lacks: it takes the type of its partner. */
    ANY("a value");

    final String words;

    ValueType(String words) {
        this.words = words;
    }

    static ValueType of(EcsField.Type type) {
        return switch (type) {
            case KEYWORD, IP -> TEXT;
            case NUMBER -> NUMBER;
            case BOOLEAN -> BOOLEAN;
            case DATE -> DATE;
            case UNKNOWN -> ANY;
        };
    }

    static ValueType of(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            Object value = literal.value();
            return value == null
                    ? NULL
                    : value instanceof String ? TEXT : value instanceof Boolean ? BOOLEAN : NUMBER;
        }
        if (expression instanceof Expression.Field field) {
            return of(field.field().type());
        }
        if (expression instanceof Expression.Call call) {
            return call.function().result;
        }
        return expression instanceof Expression.Arithmetic
                        || expression instanceof Expression.Negative
                ? NUMBER
                : BOOLEAN;
    }

    /** What both sides are compared as. */
    static ValueType common(Expression a, Expression b) {
        ValueType left = of(a);
        ValueType right = of(b);
        return left == DATE || right == DATE ? DATE : left == ANY ? right : left;
    }
}
