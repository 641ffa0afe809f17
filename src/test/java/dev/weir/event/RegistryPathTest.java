package dev.weir.event;

import static dev.weir.event.RegistryPath.View.EFFECTIVE;
import static dev.weir.event.RegistryPath.View.NOT_EFFECTIVE;
import static dev.weir.event.RegistryPath.View.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.RegistryPath.View;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RegistryPathTest {

    @ParameterizedTest
    @CsvSource({
        "HKLM\\SOFTWARE\\Acme, HKLM\\SOFTWARE\\Acme",
        "hklm\\SOFTWARE\\Acme, HKLM\\SOFTWARE\\Acme",
        "HKLM:\\SOFTWARE, HKLM\\SOFTWARE",
        "HKEY_LOCAL_MACHINE\\SOFTWARE, HKLM\\SOFTWARE",
        "hkey_local_machine\\SOFTWARE, HKLM\\SOFTWARE",
        "\\REGISTRY\\MACHINE\\SOFTWARE, HKLM\\SOFTWARE",
        "REGISTRY\\MACHINE\\SOFTWARE, HKLM\\SOFTWARE",
        "\\Registry\\Machine\\SOFTWARE, HKLM\\SOFTWARE",
        "MACHINE\\SOFTWARE, HKLM\\SOFTWARE",
        "\\REGISTRY\\USER\\S-1-5-18\\X, HKU\\S-1-5-18\\X",
        "USER\\S-1-5-18\\X, HKU\\S-1-5-18\\X",
        "HKEY_USERS\\S-1-5-18\\X, HKU\\S-1-5-18\\X",
        "HKU\\S-1-5-18\\X, HKU\\S-1-5-18\\X",
        "HKEY_CURRENT_USER\\X, HKCU\\X",
        "HKEY_CLASSES_ROOT\\X, HKCR\\X",
        "HKLM, HKLM",
        "\\REGISTRY\\MACHINE, HKLM",
        "\\REGISTRY\\A\\{1}\\X, REGISTRY\\A\\{1}\\X",
        "MACHINERY\\X, MACHINERY\\X",
        "HKLMX\\X, HKLMX\\X",
        "target\\System\\X, target\\System\\X"
    })
    void of_writes_the_hive_in_one_way(String sent, String canonical) {
        assertThat(RegistryPath.of(sent).text()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "HKLM\\\\SOFTWARE\\\\\\\\Acme, HKLM\\SOFTWARE\\Acme",
        "\\\\REGISTRY\\\\MACHINE\\\\SOFTWARE, HKLM\\SOFTWARE",
        "\\HKLM\\SOFTWARE, HKLM\\SOFTWARE",
        "HKLM\\SOFTWARE\\, HKLM\\SOFTWARE",
        "HKLM\\SOFTWARE\\\\, HKLM\\SOFTWARE",
        "\\, ''",
        "'', ''"
    })
    void of_drops_backslashes_that_say_nothing(String sent, String canonical) {
        assertThat(RegistryPath.of(sent).text()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "HKLM\\A, V, HKLM\\A\\V",
                "HKLM\\A\\, V, HKLM\\A\\V",
                "HKLM\\A\\\\, V, HKLM\\A\\V",
                "HKLM\\A\\V, V, HKLM\\A\\V",
                "HKLM\\A\\v\\, V, HKLM\\A\\v",
                "HKLM\\AV, V, HKLM\\AV\\V",
                "HKLM\\A, null, HKLM\\A",
                "HKLM\\A, '', HKLM\\A",
                "HKLM\\A, \\Device\\X.exe, HKLM\\A\\\\Device\\X.exe"
            })
    void join_appends_the_name_unless_it_is_there(String key, String name, String joined) {
        assertThat(RegistryPath.join(key, name)).isEqualTo(joined);
    }

    @Test
    void is_ignores_ascii_case_only() {
        RegistryPath path = RegistryPath.of("HKLM\\SOFTWARE\\Kernel");
        assertThat(path.is(RegistryPath.of("hklm\\software\\KERNEL"))).isTrue();
        assertThat(path.is(RegistryPath.of("HKLM\\SOFTWARE\\\u212Aernel"))).isFalse();
        assertThat(path.is(RegistryPath.of("HKLM\\SOFTWARE\\Kernel2"))).isFalse();
    }

    @Test
    void parts_of_a_path_are_its_name_parent_and_rest() {
        RegistryPath path = RegistryPath.of("HKLM\\SOFTWARE\\Acme\\Value");
        assertThat(path.name()).isEqualTo("Value");
        assertThat(path.parent().text()).isEqualTo("HKLM\\SOFTWARE\\Acme");
        assertThat(path.below(RegistryPath.of("hklm\\software"))).isEqualTo("Acme\\Value");
        assertThat(path.below(RegistryPath.of("HKLM\\SOFT"))).isNull();
        assertThat(path.below(path)).isNull();
        assertThat(RegistryPath.of("HKLM").parent().text()).isEqualTo("HKLM");
        assertThat(path.parent().child("New").text()).isEqualTo("HKLM\\SOFTWARE\\Acme\\New");
    }

    @ParameterizedTest
    @CsvSource({
        "HKLM\\X, true",
        "\\REGISTRY\\A\\{1}\\X, true",
        "MACHINE\\X, true",
        "HKLM, true",
        "Configuration, false",
        "Schedule\\Configuration, false"
    })
    void isAbsolute_wants_a_hive(String path, boolean absolute) {
        assertThat(RegistryPath.of(path).isAbsolute()).isEqualTo(absolute);
    }

    @ParameterizedTest
    @MethodSource("views")
    void view_of_tells_the_effective_value_from_its_copies(String path, View view) {
        RegistryPath target = RegistryPath.of("HKLM\\SOFTWARE\\Microsoft\\Key\\Value");
        assertThat(RegistryPath.of(path).viewOf(target)).isEqualTo(view);
    }

    static Stream<Arguments> views() {
        return Stream.of(
                Arguments.of("HKLM\\SOFTWARE\\Microsoft\\Key\\Value", EFFECTIVE),
                Arguments.of("MACHINE\\software\\microsoft\\KEY\\value", EFFECTIVE),
                Arguments.of("HKLM\\SOFTWARE\\WOW6432Node\\Microsoft\\Key\\Value", NOT_EFFECTIVE),
                Arguments.of("HKLM\\Software\\wow6432node\\Microsoft\\Key\\Value", NOT_EFFECTIVE),
                Arguments.of("HKLM\\OFFLINE\\Microsoft\\Key\\Value", NOT_EFFECTIVE),
                Arguments.of("HKLM\\OFFLINE\\WOW6432Node\\Microsoft\\Key\\Value", NOT_EFFECTIVE),
                Arguments.of("HKU\\MOUNT\\Microsoft\\Key\\Value", NOT_EFFECTIVE),
                Arguments.of("\\REGISTRY\\A\\{1}\\Microsoft\\Key\\Value", NOT_EFFECTIVE),
                Arguments.of("\\REGISTRY\\WC\\Silo1\\Microsoft\\Key\\Value", NOT_EFFECTIVE),
                Arguments.of("HKLM\\SYSTEM\\Microsoft\\Key\\Value", OTHER),
                Arguments.of("HKU\\S-1-5-18\\Microsoft\\Key\\Value", OTHER),
                Arguments.of("HKU\\.DEFAULT\\Microsoft\\Key\\Value", OTHER),
                Arguments.of("HKU\\S-1-5-18\\Software\\Microsoft\\Key\\Value", OTHER),
                Arguments.of("HKCU\\SOFTWARE\\Microsoft\\Key\\Value", OTHER),
                Arguments.of("HKLM\\A\\B\\Microsoft\\Key\\Value", OTHER),
                Arguments.of("HKLM\\Microsoft\\Key\\Value", OTHER),
                Arguments.of("HKLM\\SOFTWARE\\Policies\\Microsoft\\Key\\Value", OTHER),
                Arguments.of("HKLM\\SOFTWARE\\WOW6432Node\\Acme\\Key\\Value", OTHER),
                Arguments.of("HKLM\\SOFTWARE\\Microsoft\\Key", OTHER),
                Arguments.of("Microsoft\\Key\\Value", OTHER));
    }

    @Test
    void view_of_knows_views_of_the_software_hive_only() {
        RegistryPath target = RegistryPath.of("HKLM\\SYSTEM\\Key\\Value");
        assertThat(RegistryPath.of("HKLM\\SYSTEM\\Key\\Value").viewOf(target)).isEqualTo(EFFECTIVE);
        assertThat(RegistryPath.of("HKLM\\OFFLINE\\Key\\Value").viewOf(target)).isEqualTo(OTHER);
    }
}
