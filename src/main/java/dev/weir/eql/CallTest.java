package dev.weir.eql;

import dev.weir.eql.Expression.Call;
import dev.weir.eql.Expression.Literal;
import org.jspecify.annotations.Nullable;

/** The usual calls, a field and literals, without lists and combinations. */
final class CallTest {

    private CallTest() {}

    /** The test of the first argument's value; null for other calls. */
    static @Nullable ValueTest of(Call call) {
        if (call.function() == Function.CIDR_MATCH) {
            return networks(call);
        }
        if (!(call.arguments().get(1) instanceof Literal literal)
                || !(literal.value() instanceof String part)) {
            return null;
        }
        boolean fold = call.fold();
        return switch (call.function()) {
            case STARTS_WITH -> value -> Functions.startsWith((String) value, part, fold);
            case ENDS_WITH -> value -> Functions.endsWith((String) value, part, fold);
            case STRING_CONTAINS -> value -> Functions.indexOf((String) value, part, 0, fold) >= 0;
            default -> null;
        };
    }

    static ValueTest networks(Call call) {
        Network[] networks =
                call.arguments().stream()
                        .skip(1)
                        .map(net -> Network.parse(((Literal) net).text()))
                        .toArray(Network[]::new);
        return value -> {
            byte[] address = IpAddress.parse((String) value);
            if (address != null) {
                for (Network network : networks) {
                    if (network.contains(address)) {
                        return true;
                    }
                }
            }
            return false;
        };
    }
}
