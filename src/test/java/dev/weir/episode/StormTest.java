package dev.weir.episode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One host cannot make the job big; {@link StormBench} runs the whole day and measures the work.
 */
class StormTest {

    private static final int SECONDS = 7200;
    private static final int TASKS = 8400;
    private static final long MOST_BYTES = 64 * 1024;

    @ParameterizedTest
    @EnumSource
    void state_and_timers_do_not_grow(Storm.Kind kind) throws Exception {
        List<Storm.Tenth> tenths = Storm.run(kind, SECONDS, TASKS);
        Storm.Tenth second = tenths.get(1);
        Storm.Tenth last = tenths.get(9);

        assertThat(tenths).allMatch(tenth -> tenth.stateBytes() < MOST_BYTES);
        // Numbers in names and times get longer, nothing else does.
        assertThat(last.stateBytes()).isLessThan(second.stateBytes() + 1024);
        assertThat(last.timers()).isEqualTo(second.timers()).isLessThanOrEqualTo(3);
        assertThat(last.incidents()).isZero();
    }
}
