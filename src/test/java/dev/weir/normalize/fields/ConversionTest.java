package dev.weir.normalize.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "fileName | C:\\a\\b.exe | b.exe",
                "fileName | b.exe | b.exe",
                "directory | C:\\a\\b.exe | C:\\a",
                "directory | b.exe |",
                "extension | C:\\a.b\\c.tar.gz | gz",
                "extension | C:\\a.b\\c |",
                "argumentsCount | a b \"c d\" | 3",
                "accountName | D\\u | u",
                "accountName | u | u",
                "accountDomain | D\\u | D",
                "accountDomain | u |",
                "number | 0x1f4 | 500",
                "number | 12 | 12",
                "number | twelve |",
                "lower | AbC | abc",
                "registryPath | \\REGISTRY\\MACHINE\\SOFTWARE\\A | HKLM\\SOFTWARE\\A",
                "registryPath | HKEY_LOCAL_MACHINE\\SOFTWARE\\A | HKLM\\SOFTWARE\\A",
                "registryHive | HKEY_USERS\\S-1\\A | HKU",
                "registryHive | A\\B |",
                "registryKey | HKLM\\SOFTWARE\\A | SOFTWARE\\A",
                "registryValue | HKLM\\SOFTWARE\\A | A",
                "md5 | SHA1=AB,MD5=CD | cd",
                "sha256 | SHA1=AB,MD5=CD |",
                "trusted | Valid | true",
                "trusted | Expired | false",
                "signed | unsigned | false",
                "signed | expired | true",
                "address | ::ffff:192.0.2.1 | 192.0.2.1",
                "address | fe80::1 | fe80::1",
                "addressType | ::ffff:192.0.2.1 | ipv4",
                "addressType | fe80::1 | ipv6",
                "direction | true | egress",
                "direction | INCOMING | ingress",
                "logonType | 10 | RemoteInteractive",
                "logonType | 99 | 99",
                "transport | 6 | tcp",
                "transport | UDP | udp",
                "system | Win | windows",
                "system | Solaris |",
                "integrity | S-1-16-12288 | high",
                "integrity | High | High",
            })
    void text_becomes_the_value(String conversion, String text, String value) {
        assertThat(of(conversion, text, null))
                .isEqualTo(value == null ? List.of() : List.of(value));
    }

    @Test
    void command_line_is_split_as_the_c_runtime_does() {
        assertThat(of("arguments", "\"C:\\a b\\x.exe\"  /c \"d e\" f\\\\\"g h\"", null))
                .isEqualTo(List.of("C:\\a b\\x.exe", "/c", "d e", "f\\g h"));
        assertThat(of("arguments", "x", null)).isEqualTo(List.of("x"));
        assertThat(of("arguments", "  ", null)).isEqualTo(List.of());
    }

    @Test
    void key_and_value_name_make_a_path() {
        assertThat(of("registryPath", "HKEY_LOCAL_MACHINE\\A", "V"))
                .isEqualTo(List.of("HKLM\\A\\V"));
        assertThat(of("registryPath", "HKEY_LOCAL_MACHINE\\A\\V", "V"))
                .isEqualTo(List.of("HKLM\\A\\V"));
    }

    @Test
    void dword_has_both_spellings_that_rules_use() {
        List<String> both = List.of("1", "0x00000001");

        assertThat(of("registryData", "DWORD (0x00000001)", null)).isEqualTo(both);
        assertThat(of("registryData", "0x00000001", null)).isEqualTo(both);
        assertThat(of("registryData", "1", "REG_DWORD")).isEqualTo(both);
        assertThat(of("registryData", "1", "%%1876")).isEqualTo(both);
        assertThat(of("registryData", "1", null)).isEqualTo(List.of("1"));
        assertThat(of("registryData", "QWORD (0x00000000-0x00000001)", null))
                .isEqualTo(List.of("1"));
        assertThat(of("registryData", "C:\\a.exe", null)).isEqualTo(List.of("C:\\a.exe"));
    }

    @Test
    void name_of_no_conversion_is_none() {
        assertThat(Conversion.named("nothing")).isNull();
    }

    private static List<String> of(String conversion, String text, String second) {
        return Conversion.named(conversion).of(List.of(text), second);
    }
}
