package dev.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Host;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentNamingsTest {
    private static final long NOW = 1_767_225_600_000L;

    private final RecentNamings namings = new RecentNamings();

    @Test
    void a_name_is_news_once_a_day() {
        assertThat(isNews("ws01", "id-1", NOW)).isTrue();
        assertThat(isNews("ws01", "id-1", NOW)).isFalse();
        assertThat(isNews("ws01", "id-1", NOW + Duration.ofDays(1).toMillis())).isTrue();
        assertThat(isNews("ws01", "id-1", NOW + Duration.ofDays(1).toMillis())).isFalse();
    }

    @Test
    void another_name_source_or_tenant_is_news() {
        assertThat(isNews("ws01", "id-1", NOW)).isTrue();
        assertThat(isNews("ws02", "id-1", NOW)).isTrue();
        assertThat(isNews("ws02", "id-2", NOW)).isTrue();
        Host host = new Host("ws02", "id-2", List.of());
        assertThat(namings.isNews("default", "crowdstrike", host, NOW)).isTrue();
        assertThat(namings.isNews("other", "crowdstrike", host, NOW)).isTrue();
    }

    @Test
    void a_name_that_comes_back_is_news_again() {
        assertThat(isNews("ws01", "id-1", NOW)).isTrue();
        assertThat(isNews("ws02", "id-1", NOW)).isTrue();
        assertThat(isNews("ws01", "id-1", NOW)).isTrue();
        assertThat(isNews("ws01", "id-1", NOW)).isFalse();
    }

    @Test
    void who_has_no_name_or_no_id_is_no_news() {
        assertThat(isNews(null, "id-1", NOW)).isFalse();
        assertThat(isNews("ws01", null, NOW)).isFalse();
    }

    @Test
    void of_100_000_hosts_few_are_told_twice() {
        IntStream.range(0, 100_000).forEach(i -> isNews("ws" + i, "id-" + i, NOW));
        long again =
                IntStream.range(0, 100_000).filter(i -> isNews("ws" + i, "id-" + i, NOW)).count();
        assertThat(again).isLessThan(8_000);
    }

    private boolean isNews(String name, String id, long now) {
        return namings.isNews("default", "sentinelone", new Host(name, id, List.of()), now);
    }
}
