package dev.weir.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostKeyTest {

    @ParameterizedTest
    @CsvSource({
        "WS01, ws01,",
        "ws01.corp.example, ws01, corp.example",
        "WS01.CORP.EXAMPLE, ws01, corp.example",
        "ws01., ws01,",
        "ws01.corp.example., ws01, corp.example",
        "' ws01 ', ws01,",
        "CORP\\WS01, ws01,",
        "\\\\WS01, ws01,",
        "10.0.0.11, 10.0.0.11,",
        "CORP\\10.0.0.11, 10.0.0.11,",
        "FE80::1, fe80::1,",
        "::ffff:10.0.0.11, ::ffff:10.0.0.11,",
        "10.0.0.corp, 10, 0.0.corp",
        "10.0.0.11.example, 10, 0.0.11.example"
    })
    void of_takes_the_short_name_or_the_whole_address(String sent, String name, String domain) {
        assertThat(HostKey.of("acme", sent)).isEqualTo(new HostKey("acme", name, domain));
    }

    @Test
    void of_does_not_depend_on_the_language_of_the_machine() {
        assertThat(HostKey.of("acme", "WIN-I").name()).isEqualTo("win-i");
        assertThat(HostKey.of("acme", "B\u00DCRO01").name()).isEqualTo("b\u00FCro01");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                ".",
                "..",
                ".corp.example",
                "CORP\\",
                "CORP\\-",
                "-.",
                "null",
                "N/A",
                "(null)"
            })
    void of_without_a_name_never_makes_a_key_S72(String sent) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostKey.of("acme", sent))
                .withMessage("no host name: '" + sent + "'");
    }

    @Test
    void id_is_tenant_and_short_name_S21() {
        assertThat(HostKey.of("acme", "ws01.corp.example").id()).isEqualTo("acme/ws01");
        assertThat(HostKey.of("acme", "WS01").id()).isEqualTo("acme/ws01");
    }

    @Test
    void same_host_fails_only_on_two_domains_that_differ() {
        HostKey bare = HostKey.of("acme", "ws01");
        HostKey corp = HostKey.of("acme", "ws01.corp.example");
        assertThat(bare.sameHost(corp)).isTrue();
        assertThat(corp.sameHost(bare)).isTrue();
        assertThat(corp.sameHost(HostKey.of("acme", "WS01.Corp.Example."))).isTrue();
        assertThat(corp.sameHost(HostKey.of("acme", "ws01.lab.example"))).isFalse();
        assertThat(bare.sameHost(HostKey.of("acme", "ws02"))).isFalse();
        assertThat(bare.sameHost(HostKey.of("other", "ws01"))).isFalse();
    }

    @Test
    void a_name_longer_than_any_host_has_is_cut_and_stays_its_own() {
        HostKey one = HostKey.of("acme", "a".repeat(5_000_000) + "1");
        HostKey other = HostKey.of("acme", "a".repeat(5_000_000) + "2");

        assertThat(one.name()).hasSize(217).startsWith("a".repeat(200) + "~");
        assertThat(one.name()).isNotEqualTo(other.name());
        assertThat(HostKey.of("acme", "ws01." + "d".repeat(300)).domain()).hasSize(217);
        assertThat(HostKey.of("acme", "a".repeat(255)).name()).hasSize(255);
    }
}
