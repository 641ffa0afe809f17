package dev.weir.episode;

import static dev.weir.testing.Hits.armed;
import static dev.weir.testing.Hits.task;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.detect.Stage;
import dev.weir.testing.Hits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TaskKeyTest {
    private static final Hit KEY = key(ofMinutes(5), "\\Office\\Up");

    @Test
    void a_key_alone_is_a_folder() {
        assertThat(stage(armed(ZERO), KEY)).isEqualTo(Stage.ARMED);
        assertThat(
                        stage(
                                armed(ZERO),
                                key(ofMinutes(5), "\\Office"),
                                id(ofMinutes(5), "\\Office\\Up")))
                .isEqualTo(Stage.ARMED);
    }

    @Test
    void a_key_and_the_id_below_it_are_a_new_task_whichever_comes_first() {
        Hit id = id(ofMinutes(5).plusMillis(20), "\\Office\\up");
        assertThat(stage(armed(ZERO), KEY, id)).isEqualTo(Stage.TASK_CREATED);
        assertThat(stage(armed(ZERO), id, KEY)).isEqualTo(Stage.TASK_CREATED);
        assertThat(stage(id, KEY, armed(ZERO))).isEqualTo(Stage.TASK_CREATED);
    }

    @Test
    void an_id_alone_or_too_far_from_the_key_is_a_change() {
        assertThat(stage(armed(ZERO), id(ofMinutes(5), "\\Up"))).isEqualTo(Stage.ARMED);
        Hit late = id(ofMinutes(5).plus(ofSeconds(61)), "\\Office\\Up");
        assertThat(stage(armed(ZERO), KEY, late)).isEqualTo(Stage.ARMED);
    }

    @Test
    void a_key_beside_an_event_of_the_creation_is_a_copy_of_it() {
        assertThat(
                        HostRun.of(armed(ZERO), KEY, task(ofMinutes(5), "\\Office\\Up"))
                                .get(1)
                                .evidence())
                .singleElement()
                .extracting(evidence -> evidence.count())
                .isEqualTo(2);
    }

    private static Stage stage(Hit... hits) {
        var told = HostRun.of(hits);
        return told.get(told.size() - 1).stage();
    }

    private static Hit key(Duration at, String task) {
        return Hits.task(at, task).as(HitKind.TASK_KEY);
    }

    private static Hit id(Duration at, String task) {
        return Hits.task(at, task).as(HitKind.TASK_ID);
    }
}
