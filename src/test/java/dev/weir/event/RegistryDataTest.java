package dev.weir.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.RegistryData.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryDataTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 1 | UNKNOWN",
                "0x1 | 1 | UNKNOWN",
                "0X1 | 1 | UNKNOWN",
                "0x00000001 | 1 | UNKNOWN",
                "00000001 | 1 | UNKNOWN",
                "[\"1\"] | 1 | UNKNOWN",
                "[1] | 1 | UNKNOWN",
                "[ \"0x1\" ] | 1 | UNKNOWN",
                "DWORD (0x00000001) | 1 | DWORD",
                "dword (0x1) | 1 | DWORD",
                "DWORD(0x00000001) | 1 | DWORD",
                "DWORD (0xFFFFFFFF) | 4294967295 | DWORD",
                "QWORD (0x00000000-0x00000001) | 1 | QWORD",
                "QWORD (0x00000001-0x00000000) | 4294967296 | QWORD",
                "QWORD (0xFFFFFFFF-0xFFFFFFFF) | -1 | QWORD",
                "0x0000000000000001 | 1 | QWORD",
                "0x01D95E36BB59E231 | 133241253148615217 | QWORD",
                "0 | 0 | UNKNOWN",
                "0x0 | 0 | UNKNOWN",
                "00000000 | 0 | UNKNOWN",
                "DWORD (0x00000000) | 0 | DWORD",
                "10 | 10 | UNKNOWN",
                "0x10 | 16 | UNKNOWN",
                "536870912 | 536870912 | UNKNOWN",
                "18446744073709551615 | -1 | UNKNOWN"
            })
    void of_reads_every_notation(String text, long number, Type type) {
        assertThat(RegistryData.of(text, null)).isEqualTo(new RegistryData(number, type));
    }

    @Test
    void of_ignores_blanks_around() {
        assertThat(RegistryData.of(" 1\r\n", null).is(1)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "-1",
                "+1",
                "1.0",
                "one",
                "0x",
                "0xg",
                "1 2",
                "Binary Data",
                "(Empty)",
                "DWORD",
                "DWORD ()",
                "DWORD (1)",
                "DWORD (0x000000001)",
                "QWORD (0x00000001)",
                "[]",
                "[\"1\",\"0\"]",
                "18446744073709551616",
                "0x10000000000000000",
                "\u0661",
                "\uFF11"
            })
    void of_anything_else_is_unknown(String text) {
        assertThat(RegistryData.of(text, null).number()).isNull();
        assertThat(RegistryData.of(text, null).is(0)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "REG_DWORD, DWORD",
        "reg_dword, DWORD",
        "REG_DWORD_LITTLE_ENDIAN, DWORD",
        "SZ_DWORD, DWORD",
        "Dword, DWORD",
        "' DWORD ', DWORD",
        "4, DWORD",
        "%%1876, DWORD",
        "REG_QWORD, QWORD",
        "SZ_QWORD, QWORD",
        "QWORD, QWORD",
        "11, QWORD",
        "%%1883, QWORD",
        "REG_SZ, OTHER",
        "sz, OTHER",
        "String, OTHER",
        "REG_EXPAND_SZ, OTHER",
        "expandSz, OTHER",
        "ExpandString, OTHER",
        "REG_MULTI_SZ, OTHER",
        "MultiString, OTHER",
        "Binary, OTHER",
        "REG_BINARY, OTHER",
        "REG_DWORD_BIG_ENDIAN, OTHER",
        "dwordBigEndian, OTHER",
        "1, OTHER",
        "%%1873, OTHER",
        "%%1877, OTHER",
        "'', UNKNOWN",
        "-, UNKNOWN",
        "None, UNKNOWN",
        "Unknown, UNKNOWN",
        "%%1872, UNKNOWN"
    })
    void of_understands_the_stated_type(String stated, Type type) {
        assertThat(RegistryData.of("1", stated)).isEqualTo(new RegistryData(1L, type));
    }

    @Test
    void of_trusts_the_stated_type_more_than_the_text() {
        assertThat(RegistryData.of("0x0000000000000001", "REG_DWORD").type()).isEqualTo(Type.DWORD);
        assertThat(RegistryData.of("DWORD (0x00000001)", "REG_SZ").type()).isEqualTo(Type.OTHER);
        assertThat(RegistryData.of("DWORD (0x00000001)", "-").type()).isEqualTo(Type.DWORD);
    }
}
