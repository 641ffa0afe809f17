package dev.weir.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.EndpointEvent;
import dev.weir.event.EventType;
import dev.weir.event.User;
import dev.weir.ingest.RawRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The traps in which the field's other mappers were caught, one test each. */
class SourceTrapsTest {
    private static final Instant TIME = Instant.parse("2026-03-02T09:15:00.250Z");
    private static final String KEY =
            "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Schedule\\Configuration";

    @Test
    void data_as_text_list_or_number_is_the_same() {
        assertThat(data("endgame_ecs/registry-armed")).containsExactly("1");
        assertThat(data("elastic_defend/registry-armed")).containsExactly("1");
        assertThat(data("elastic_defend/registry-number-and-scalar-type")).containsExactly("1");
        assertThat(data("sentinelone_ecs/registry-armed-scalar-data")).containsExactly("1");
        assertThat(data("ecs/registry-hive-key-and-value-apart")).containsExactly("1");
    }

    @Test
    void event_type_as_scalar_is_read_likeAList() {
        assertThat(event("elastic_defend/registry-scalars-for-arrays"))
                .isEqualTo(event("elastic_defend/registry-armed"));
    }

    @Test
    void event_id_as_number_text_or_object_is_the_same() {
        assertThat(event("winlogbeat/security4688-at-number-as-id").type())
                .isEqualTo(EventType.PROCESS_STARTED);
        assertThat(event("evtx_json/event-id-with-qualifiers"))
                .isEqualTo(event("evtx_json/sysmon13-armed"));
    }

    @Test
    void file_time_beyond_whatADouble_holds_keeps_its_digits() {
        assertThat(event("endgame/registry-armed").time())
                .isEqualTo(Instant.parse("2026-03-02T09:15:00.250123400Z"));
    }

    @Test
    void epoch_seconds_millis_and_text_are_the_same_instant() {
        assertThat(event("crowdstrike/registry-armed-number").time()).isEqualTo(TIME);
        assertThat(event("sentinelone/registry-value-create").time()).isEqualTo(TIME);
        assertThat(event("ocsf/registry-set-integer").time()).isEqualTo(TIME);
        assertThat(event("sentinelone/timestamp-is-time-of-day").time()).isEqualTo(TIME);
    }

    @Test
    void false_zulu_time_is_passed_over_for_utc_time() {
        assertThat(event("windows_flat/sysmon13-false-z-time").time()).isEqualTo(TIME);
        assertThat(event("windows_flat/security4698-has-no-true-time").time()).isNull();
    }

    @Test
    void local_time_without_zone_is_not_taken_for_utc() {
        assertThat(event("nxlog/security4688-local-time-without-zone").time()).isNull();
        assertThat(event("nxlog/security4657-channel-in-lower-case").time())
                .isEqualTo(Instant.parse("2026-03-02T09:15:01.700Z"));
    }

    @Test
    void forwarded_event_belongs_to_its_origin_not_to_the_collector() {
        EndpointEvent event = event("winlogbeat/forwarded-host-is-origin");

        assertThat(event.host().name()).isEqualTo("ws01.corp.example");
        assertThat(event.host().id()).isNull();
        assertThat(event.host().ip()).isEmpty();
        assertThat(event("winlogbeat6/sysmon13-armed").host().name())
                .isEqualTo("ws01.corp.example");
        assertThat(event("nxlog/sysmon1-at").host().name()).isEqualTo("ws01.corp.example");
        assertThat(event("windows_xml/splunk-collector").host().name())
                .isEqualTo("ws01.corp.example");
    }

    @Test
    void channel_and_provider_in_any_case_are_recognised() {
        assertThat(event("winlogbeat/channel-in-another-case"))
                .isEqualTo(event("winlogbeat/sysmon13-armed"));
        assertThat(event("nxlog/security4657-channel-in-lower-case").source().id())
                .isEqualTo("windows_security");
    }

    @Test
    void number_that_exists_in_another_channel_means_nothing() {
        assertThat(event("winlogbeat/id13-of-another-channel").type()).isEqualTo(EventType.OTHER);
        assertThat(event("winlogbeat/id1-of-another-provider").type()).isEqualTo(EventType.OTHER);
    }

    @Test
    void value_name_inside_or_outside_the_path_gives_one_path() {
        assertThat(path("winlogbeat/sysmon13-armed")).isEqualTo("HKLM\\" + KEY + "\\EnableAt");
        assertThat(path("defender/registry-armed"))
                .isEqualTo("HKEY_LOCAL_MACHINE\\" + KEY + "\\EnableAt");
        assertThat(path("winlogbeat/security4657-armed"))
                .isEqualTo("\\REGISTRY\\MACHINE\\" + KEY + "\\EnableAt");
        assertThat(path("crowdstrike/registry-key-ends-in-value-name"))
                .isEqualTo("\\REGISTRY\\MACHINE\\" + KEY + "\\EnableAt");
        assertThat(path("sentinelone/registry-value-create"))
                .isEqualTo("MACHINE\\" + KEY + "\\EnableAt");
    }

    @Test
    void previous_data_is_never_taken_for_the_new() {
        assertThat(data("defender/registry-disarmed-previous-is-not-data")).containsExactly("0");
        assertThat(data("defender_ecs/registry-disarmed-lists-previous-too")).containsExactly("0");
        assertThat(data("defender_ecs/registry-disarmed-own-fields-dropped")).containsExactly("0");
        assertThat(data("sentinelone/registry-disarmed-old-value-is-not-data"))
                .containsExactly("0");
        assertThat(data("ocsf/registry-modified-previous-is-not-data")).containsExactly("0");
        assertThat(data("elastic_defend/registry-deleted-lists-old-data")).isEmpty();
    }

    @Test
    void missing_new_data_is_empty_and_not_the_previous() {
        assertThat(data("defender/registry-data-is-null")).isEmpty();
        assertThat(data("carbon_black/registry-set-carries-no-data")).isEmpty();
    }

    @Test
    void deletion_finds_the_path_where_the_current_fields_are_empty() {
        assertThat(event("defender/registry-value-deleted").type())
                .isEqualTo(EventType.REGISTRY_VALUE_DELETED);
        assertThat(path("defender/registry-value-deleted"))
                .isEqualTo("HKEY_LOCAL_MACHINE\\" + KEY + "\\EnableAt");
        assertThat(path("defender/registry-key-deleted")).isEqualTo("HKEY_LOCAL_MACHINE\\" + KEY);
    }

    @Test
    void sentinel_ones_first_write_isAValue_that_is_set() {
        assertThat(event("sentinelone/registry-value-create").type())
                .isEqualTo(EventType.REGISTRY_VALUE_SET);
        assertThat(data("sentinelone/registry-value-create")).containsExactly("0x00000001");
    }

    @Test
    void json_and_xml_insideAString_are_opened() {
        assertThat(task("defender/task-created-json-in-a-string")).isEqualTo("\\At1");
        assertThat(data("azure_sentinel/windows-event-table-json-in-a-string"))
                .containsExactly("DWORD (0x00000001)");
        assertThat(data("azure_sentinel/event-table-xml-in-a-string"))
                .containsExactly("DWORD (0x00000001)");
        assertThat(event("defender/document-in-message"))
                .isEqualTo(event("defender/registry-armed"));
    }

    @Test
    void doubled_backslashes_are_halved() {
        assertThat(path("wazuh/sysmon13-armed-doubled-backslashes"))
                .isEqualTo("HKLM\\" + KEY + "\\EnableAt");
        assertThat(event("winlogbeat/security4688-doubled-backslashes"))
                .isEqualTo(event("winlogbeat/security4688-at-number-as-id"));
        assertThat(task("wazuh/security4698-at-job")).isEqualTo("\\At1");
    }

    @Test
    void nxlogs_own_event_type_does_not_hide_sysmons() {
        assertThat(event("nxlog/sysmon13-armed-event-type-overwritten").type())
                .isEqualTo(EventType.REGISTRY_VALUE_SET);
        assertThat(event("nxlog/sysmon12-operation-only-in-message").type())
                .isEqualTo(EventType.REGISTRY_VALUE_DELETED);
    }

    @Test
    void definition_escaped_once_more_is_readable() {
        assertThat(event("nxlog/security4698-escaped-definition").task())
                .isEqualTo(event("winlogbeat/security4698-at-job").task());
    }

    @Test
    void user_of_the_sysmon_service_is_not_the_actor() {
        assertThat(event("winlogbeat/sysmon13-user-of-the-service-is-not-the-actor").user())
                .isNull();
        assertThat(event("winlogbeat/sysmon13-armed").user())
                .isEqualTo(new User("alice", "CORP", null));
    }

    @Test
    void carbon_blacks_child_is_the_new_process() {
        EndpointEvent event = event("carbon_black/process-at");

        assertThat(event.process()).isNotNull();
        assertThat(event.process().name()).isEqualTo("at.exe");
        assertThat(event.process().parent()).endsWith("cmd.exe");
        assertThat(event.host().name()).isEqualTo("WS01");
    }

    @Test
    void already_running_process_and_loaded_library_are_no_starts() {
        assertThat(
                        List.of(
                                event("endgame/process-already-running").type(),
                                event("crowdstrike/process-already-running").type(),
                                event("elastic_defend/process-already-running").type(),
                                event("elastic_defend/library-load-is-no-start").type()))
                .containsOnly(EventType.OTHER);
    }

    private static List<String> data(String fixture) {
        return event(fixture).registry().data();
    }

    private static String path(String fixture) {
        return event(fixture).registry().path();
    }

    private static String task(String fixture) {
        return event(fixture).task().name();
    }

    private static EndpointEvent event(String fixture) {
        List<LocatedEvent> events = new ArrayList<>();
        try {
            byte[] bytes =
                    Files.readAllBytes(Path.of("src/test/resources/fixtures", fixture + ".json"));
            new EventReader()
                    .read(
                            new RawRecord(bytes, "t", 0, 1, 1),
                            events::add,
                            letter -> {
                                throw new AssertionError(letter.reason() + " " + letter.detail());
                            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(events).hasSize(1);
        return events.get(0).event();
    }
}
