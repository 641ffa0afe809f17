package dev.weir.detect.enableat;

import static dev.weir.detect.Flag.NOT_EFFECTIVE;
import static dev.weir.detect.Flag.TYPE_MISMATCH;
import static dev.weir.detect.HitKind.ARMED;
import static dev.weir.detect.HitKind.ARMED_TENTATIVE;
import static dev.weir.detect.HitKind.DISARMED;
import static dev.weir.detect.enableat.VerdictAssert.assertHit;
import static dev.weir.detect.enableat.VerdictAssert.assertNone;
import static dev.weir.event.EventType.REGISTRY_CHANGED;
import static dev.weir.event.EventType.REGISTRY_KEY_CREATED;
import static dev.weir.event.EventType.REGISTRY_KEY_DELETED;
import static dev.weir.event.EventType.REGISTRY_VALUE_DELETED;
import static dev.weir.event.EventType.REGISTRY_VALUE_SET;
import static dev.weir.testing.Events.KEY;
import static dev.weir.testing.Events.P;
import static dev.weir.testing.Events.TREE;
import static dev.weir.testing.Events.bare;
import static dev.weir.testing.Events.registry;
import static dev.weir.testing.Events.renamed;
import static dev.weir.testing.Events.set;
import static dev.weir.testing.Events.setTyped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.Verdict;
import dev.weir.event.EndpointEvent;
import dev.weir.event.RegistryChange;
import dev.weir.testing.Events;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryHitTest {
    private static final String REDIRECTED = P.replace("SOFTWARE\\", "SOFTWARE\\WOW6432Node\\");
    private static final String OFFLINE = P.replace("SOFTWARE", "OFFLINE");

    @ParameterizedTest
    @ValueSource(strings = {"1", "0x1", "0x00000001", "DWORD (0x00000001)", "00000001", "[\"1\"]"})
    void every_spelling_of_one_arms_S69(String data) {
        assertThat(assertHit(set(P, data), ARMED).summary()).isEqualTo("EnableAt was set to 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HKLM\\",
                "HKEY_LOCAL_MACHINE\\",
                "hklm\\",
                "HKLM:\\",
                "\\REGISTRY\\MACHINE\\",
                "REGISTRY\\MACHINE\\",
                "MACHINE\\",
                "HKLM\\\\"
            })
    void every_spelling_of_the_hive_arms_S05_S69(String hive) {
        assertHit(set(P.replace("HKLM\\", hive), "1"), ARMED);
    }

    @Test
    void a_change_of_unknown_kind_is_undecided_only_where_it_matters() {
        for (String path : List.of(P, KEY, TREE + "Upd")) {
            assertThat(Events.verdict(registry(REGISTRY_CHANGED, path)))
                    .isEqualTo(
                            new Verdict(
                                    null,
                                    "the record does not say what was done to " + path,
                                    true));
        }
        assertNone(registry(REGISTRY_CHANGED, KEY + "\\Other"), "another registry path");
        assertNone(registry(REGISTRY_CHANGED, "HKLM\\SOFTWARE\\Acme"), "another registry path");
    }

    @Test
    void letter_case_and_backslashes_of_the_path_do_not_matter_S69() {
        assertHit(set(P.toLowerCase(Locale.ROOT) + "\\", "1"), ARMED);
        assertHit(set(P.replace("\\", "\\\\"), "1"), ARMED);
        assertHit(set(P.replace("EnableAt", "enableAT"), "1"), ARMED);
    }

    @Test
    void a_look_alike_letter_is_another_name() {
        String kelvin = P.replace("HKLM", "H\u212ALM");
        String longS = P.replace("Microsoft", "Micro\u017Foft");
        for (String path : List.of(kelvin, longS)) {
            assertThat(path).isEqualToIgnoringCase(P);
            assertNone(set(path, "1"), "the value is called EnableAt, but in another key");
        }
    }

    @Test
    void one_among_several_data_arms_as_in_the_seed() {
        assertHit(set(P, "0", "1"), ARMED);
        assertHit(set(P, "2", "1"), ARMED);
        assertHit(set(P, "text", "0x00000001"), ARMED);
    }

    @Test
    void a_type_known_not_to_be_dword_arms_with_a_flag() {
        assertHit(set(P, "QWORD (0x00000000-0x00000001)"), ARMED, TYPE_MISMATCH);
        assertHit(set(P, "0x0000000000000001"), ARMED, TYPE_MISMATCH);
        assertThat(assertHit(setTyped("REG_SZ", "1"), ARMED, TYPE_MISMATCH).summary())
                .isEqualTo("EnableAt was set to 1, which is no DWORD");
        assertHit(setTyped("String", "1"), ARMED, TYPE_MISMATCH);
        assertHit(setTyped("%%1883", "0x0000000000000001"), ARMED, TYPE_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"REG_DWORD", "SZ_DWORD", "Dword", "%%1876", "4", "", "-", "Unknown"})
    void a_dword_or_an_unknown_type_arms_without_a_flag_S09(String type) {
        assertHit(setTyped(type, "1"), ARMED);
    }

    @Test
    void data_neither_0_nor_1_is_tentative_S70() {
        assertThat(assertHit(set(P, "DWORD (0x00000002)"), ARMED_TENTATIVE).summary())
                .isEqualTo("EnableAt was set to DWORD (0x00000002), neither 0 nor 1");
        assertHit(set(P, "0", "2"), ARMED_TENTATIVE);
        assertHit(set(P, "0xffffffffffffffff"), ARMED_TENTATIVE);
    }

    @Test
    void zero_disarms_S40_S41() {
        assertThat(assertHit(set(P, "DWORD (0x00000000)"), DISARMED).summary())
                .isEqualTo("EnableAt was set to 0: path is right, data is 0");
        assertHit(set(P, "0"), DISARMED);
        assertHit(set(P, "0x0"), DISARMED);
        assertHit(set(P, "0", "text"), DISARMED);
    }

    @Test
    void data_that_is_no_number_gives_nothing_and_says_so() {
        assertNone(set(P, "Binary Data"), "path is right, but the data is no number: Binary Data");
        assertNone(set(P, "-1"), "path is right, but the data is no number: -1");
        assertNone(set(P), "path is right, but the source sends no data");
    }

    @Test
    void only_new_data_counts_S41() {
        var change = new RegistryChange(P, List.of("0"), null, "1", null);
        var event = set(P, "0");
        var withPrevious =
                new EndpointEvent(
                        event.type(),
                        event.source(),
                        event.id(),
                        event.time(),
                        event.host(),
                        null,
                        null,
                        change,
                        null,
                        null,
                        null);
        assertHit(withPrevious, DISARMED);
    }

    @Test
    void the_32_bit_view_and_a_loaded_hive_are_tentative_notes_S52() {
        assertThat(assertHit(set(REDIRECTED, "1"), ARMED_TENTATIVE, NOT_EFFECTIVE).summary())
                .isEqualTo("EnableAt was set to 1 where it has no effect: " + REDIRECTED);
        assertHit(set(OFFLINE, "DWORD (0x00000001)"), ARMED_TENTATIVE, NOT_EFFECTIVE);
    }

    @Test
    void zero_or_a_deletion_in_a_view_without_effect_gives_nothing() {
        String reason = "the 32-bit view or a loaded hive, and data is not 1";
        assertNone(set(REDIRECTED, "0"), reason);
        assertNone(set(OFFLINE, "0"), reason);
        assertNone(set(OFFLINE, "2"), reason);
        assertNone(
                registry(REGISTRY_VALUE_DELETED, REDIRECTED),
                "the 32-bit view or a loaded hive, and the value is gone");
    }

    @Test
    void deleting_the_value_or_its_key_disarms_S56() {
        assertThat(assertHit(registry(REGISTRY_VALUE_DELETED, P), DISARMED).summary())
                .isEqualTo("EnableAt was deleted");
        assertThat(assertHit(registry(REGISTRY_KEY_DELETED, KEY), DISARMED).summary())
                .isEqualTo("the key of EnableAt was deleted");
    }

    @Test
    void deleting_something_near_gives_nothing() {
        assertNone(
                registry(REGISTRY_VALUE_DELETED, KEY + "\\UseXmlStore"),
                "the key is right, the value is UseXmlStore");
        assertNone(registry(REGISTRY_KEY_DELETED, P), "a key of that name, not the value");
        assertNone(
                registry(REGISTRY_KEY_DELETED, KEY.replace("\\Configuration", "")),
                "another registry path");
        assertNone(registry(REGISTRY_VALUE_DELETED, KEY), "the key is right, no value is named");
    }

    @Test
    void a_rename_to_the_key_or_value_is_tentative() {
        String schedule = KEY.replace("\\Configuration", "");
        assertHit(renamed(schedule + "\\Config2", KEY), ARMED_TENTATIVE);
        assertHit(renamed(schedule + "\\Config2", "Configuration"), ARMED_TENTATIVE);
        assertHit(
                renamed(schedule + "\\Config2", KEY.replace("HKLM", "\\REGISTRY\\MACHINE")),
                ARMED_TENTATIVE);
        assertThat(assertHit(renamed(KEY + "\\Other", P), ARMED_TENTATIVE).summary())
                .isEqualTo(KEY + "\\Other was renamed to EnableAt, its data is unknown");
        assertHit(renamed(KEY + "\\Other", "enableat"), ARMED_TENTATIVE);
    }

    @Test
    void a_rename_away_from_the_key_or_value_disarms() {
        assertThat(assertHit(renamed(KEY, KEY + "2"), DISARMED).summary())
                .isEqualTo("Configuration was renamed to Configuration2");
        assertHit(renamed(P, "Other"), DISARMED);
        assertHit(renamed(P, null), DISARMED);
    }

    @Test
    void a_rename_elsewhere_gives_nothing() {
        String reason = "neither name of the rename is watched";
        assertNone(renamed("HKLM\\SOFTWARE\\Acme\\Config2", "Configuration"), reason);
        assertNone(renamed("HKLM\\SOFTWARE\\Acme\\Old", "HKLM\\SOFTWARE\\Acme\\EnableAt"), reason);
        assertNone(renamed(P, "ENABLEAT"), "renamed in letter case only");
    }

    @Test
    void creating_the_key_without_a_value_gives_nothing_S51() {
        assertNone(registry(REGISTRY_KEY_CREATED, KEY), "the key was created, no value yet");
        assertNone(registry(REGISTRY_KEY_CREATED, P), "a key of that name, not the value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AdapterLoggingEnabled", "UseXmlStore", "EnableAt2", "NotEnableAt"})
    void a_sibling_value_gives_nothing_S43(String name) {
        assertNone(set(KEY + "\\" + name, "1"), "the key is right, the value is " + name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HKLM\\SOFTWARE\\Acme\\EnableAt",
                "HKLM\\SYSTEM\\CurrentControlSet\\Services\\Schedule\\EnableAt",
                "HKU\\S-1-5-21-7-500\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Schedule"
                        + "\\Configuration\\EnableAt",
                "HKCU\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Schedule\\Configuration"
                        + "\\EnableAt",
                "HKLM\\SYSTEM\\Microsoft\\Windows NT\\CurrentVersion\\Schedule\\Configuration"
                        + "\\EnableAt",
                "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\CurrentVersion\\Schedule"
                        + "\\Configuration\\EnableAt",
                "Microsoft\\Windows NT\\CurrentVersion\\Schedule\\Configuration\\EnableAt"
            })
    void the_same_value_name_in_another_key_gives_nothing_S44(String path) {
        assertNone(set(path, "1"), "the value is called EnableAt, but in another key");
    }

    @Test
    void a_subkey_below_gives_nothing() {
        assertNone(set(P + "\\Deeper", "1"), "another registry path");
    }

    @Test
    void an_event_without_its_path_gives_nothing() {
        assertNone(bare(REGISTRY_VALUE_SET), "a registry event without a path");
    }
}
