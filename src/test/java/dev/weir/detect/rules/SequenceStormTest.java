package dev.weir.detect.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.rules.SequenceStorm.Tenth;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SequenceStormTest {

    /** Far more events than a key keeps. */
    private static final int EVENTS = 5_000;

    @ParameterizedTest
    @EnumSource
    void the_state_of_a_key_that_never_rests_stays_flat(SequenceStorm.Kind kind) throws Exception {
        List<Tenth> tenths = SequenceStorm.run(kind, EVENTS);

        Tenth second = tenths.get(1);
        Tenth last = tenths.get(9);
        assertThat(last.stateBytes()).isBetween(1L, second.stateBytes() * 11 / 10);
        assertThat(last.timers()).isEqualTo(second.timers()).isPositive();
        assertThat(last.matches()).isEqualTo(second.matches());
    }
}
