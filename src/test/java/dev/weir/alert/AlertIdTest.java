package dev.weir.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.HostKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertIdTest {
    private static final String ID = AlertId.of(new HostKey("t", "ws01", null), "rule", "i-1");

    @Test
    void the_id_is_fixed_for_all_time() {
        assertThat(ID).isEqualTo("fb320b7922c33b3cd7a8df9d90dca4ff");
    }

    @Test
    void each_part_makes_another_id() {
        HostKey key = new HostKey("t", "ws01", null);
        assertThat(
                        List.of(
                                ID,
                                AlertId.of(new HostKey("u", "ws01", null), "rule", "i-1"),
                                AlertId.of(new HostKey("t", "ws02", null), "rule", "i-1"),
                                AlertId.of(key, "rule2", "i-1"),
                                AlertId.of(key, "rule", "i-2")))
                .doesNotHaveDuplicates();
    }

    @Test
    void parts_cannot_borrow_from_their_neighbours() {
        assertThat(AlertId.of(new HostKey("a", "bc", null), "d", "e"))
                .isNotEqualTo(AlertId.of(new HostKey("ab", "c", null), "d", "e"));
    }

    @Test
    void the_domain_does_not_change_the_id() {
        assertThat(AlertId.of(new HostKey("t", "ws01", "corp.example"), "rule", "i-1"))
                .isEqualTo(ID);
    }
}
