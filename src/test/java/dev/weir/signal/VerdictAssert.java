package dev.weir.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.EndpointEvent;
import java.util.Objects;

/** Exact expectations about one event. */
final class VerdictAssert {

    private VerdictAssert() {}

    static Signal assertSignal(EndpointEvent event, SignalKind kind, Flag... flags) {
        Verdict verdict = Events.verdict(event);
        assertThat(verdict.signal()).as(verdict.reason()).isNotNull();
        Signal signal = Objects.requireNonNull(verdict.signal());
        assertThat(signal.kind()).as(verdict.reason()).isEqualTo(kind);
        assertThat(signal.flags()).as(verdict.reason()).containsExactly(flags);
        return signal;
    }

    static void assertNone(EndpointEvent event, String reason) {
        assertThat(Events.verdict(event)).isEqualTo(new Verdict(null, reason));
    }
}
