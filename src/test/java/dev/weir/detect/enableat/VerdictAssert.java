package dev.weir.detect.enableat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.Flag;
import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.detect.Verdict;
import dev.weir.event.EndpointEvent;
import dev.weir.testing.Events;
import java.util.Objects;

/** Exact expectations about one event. */
final class VerdictAssert {

    private VerdictAssert() {}

    static Hit assertHit(EndpointEvent event, HitKind kind, Flag... flags) {
        Verdict verdict = Events.verdict(event);
        assertThat(verdict.hit()).as(verdict.reason()).isNotNull();
        Hit hit = Objects.requireNonNull(verdict.hit());
        assertThat(hit.kind()).as(verdict.reason()).isEqualTo(kind);
        assertThat(hit.flags()).as(verdict.reason()).containsExactly(flags);
        return hit;
    }

    static void assertNone(EndpointEvent event, String reason) {
        assertThat(Events.verdict(event)).isEqualTo(new Verdict(null, reason));
    }
}
