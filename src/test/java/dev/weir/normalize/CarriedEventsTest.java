package dev.weir.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.DeadLetter.Reason;
import dev.weir.ingest.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events inside of what carriers wrap around them. */
class CarriedEventsTest {
    private static final String GOOD =
            """
            {"event":{"category":["registry"],"type":["change"],"module":"acme"},
             "@timestamp":"2026-03-02T09:15:00Z","host":{"name":"ws01"},
             "registry":{"path":"HKLM\\\\A\\\\EnableAt","data":{"strings":["1"]}}}
            """;

    private static final String XML =
            "<Event xmlns='x'><System><Provider Name='Microsoft-Windows-Sysmon'/><EventID>11</EventID>"
                    + "<Computer>ws01</Computer></System><EventData>"
                    + "<Data Name='TargetFilename'>C:/a</Data></EventData></Event>";

    private final List<LocatedEvent> events = new ArrayList<>();
    private final List<DeadLetter> rejects = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<14>1 2026-03-02T09:15:00Z ws01 acme 12 - [origin id=\"{7}\"] %s",
                "<13>Mar  2 09:15:00 ws01 acme[12]: %s",
                "812 <13>Mar  2 09:15:00 ws01 acme[12]: %s",
                "Mar  2 09:15:00 ws01 acme: @cee: %s",
                "@cee: %s",
                "2026-03-02T09:15:00+00:00 ws01 acme %s"
            })
    void read_json_behind_a_syslog_header(String record) {
        read(record.formatted(GOOD));

        assertThat(events).hasSize(1);
        assertThat(rejects).isEmpty();
    }

    @Test
    void read_lines_with_a_syslog_header_each() {
        String line = "<13>Mar  2 09:15:00 ws01 acme: " + GOOD.replace('\n', ' ') + "\n";

        read(line + line + "<13>Mar  2 09:15:00 ws01 acme: no document\n");

        assertThat(events).hasSize(2);
        assertThat(rejects)
                .extracting(DeadLetter::reason, DeadLetter::detail)
                .containsExactly(
                        tuple(
                                Reason.MALFORMED_JSON,
                                "neither JSON nor a Windows event's XML: <13>Mar  2 09:15:00 ws01"
                                        + " acme: no document"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "\uFEFF%s", "<?xml version='1.0'?>\n%s\n", "<5>Mar  2 a b: %s"})
    void read_record_that_is_xml(String record) {
        read(record.formatted(XML));

        assertThat(events).extracting(LocatedEvent::mapper).containsExactly("windows_xml");
        assertThat(rejects).isEmpty();
    }

    @Test
    void read_xml_in_utf_16() {
        read(("\uFEFF" + XML).getBytes(StandardCharsets.UTF_16LE));

        assertThat(events).hasSize(1);
    }

    @Test
    void read_several_xml_events_in_one_record() {
        read(XML + "\r\n" + XML + XML + "<Event><System>");

        assertThat(events).hasSize(3);
        assertThat(rejects).extracting(DeadLetter::reason).containsExactly(Reason.INVALID_FIELD);
    }

    @Test
    void read_document_in_a_string() {
        read("\"" + XML + "\"");
        read("\"" + GOOD.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"");

        assertThat(events).extracting(LocatedEvent::mapper).containsExactly("windows_xml", "ecs");
        assertThat(rejects).isEmpty();
    }

    @Test
    void read_envelope_beside_which_metadata_stands() {
        read("{\"a\":1,\"log\":{\"file\":{}},\"data\":{\"payload\":[" + GOOD + "]},\"z\":[2]}");

        assertThat(events).extracting(LocatedEvent::mapper).containsExactly("ecs");
        assertThat(rejects).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"acme\":%s,\"n\":1}",
                "{\"n\":1,\"acme\":[{\"inner\":%s}]}",
                "{\"diffResults\":{\"removed\":[],\"added\":[%s]}}",
                "{\"rawResponse\":{\"hits\":{\"hits\":[{\"_source\":%s}]}}}"
            })
    void read_document_that_nobody_knows_is_opened_whatever_the_name(String record) {
        read(record.formatted(GOOD));
        String text = "\"" + GOOD.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        read(record.formatted(text.replace("\n", "\\n")));

        assertThat(events).extracting(LocatedEvent::mapper).containsExactly("ecs", "ecs");
        assertThat(rejects).isEmpty();
    }

    @Test
    void read_document_that_nobody_knows_is_opened_within_bounds() {
        read(members(199) + members(200) + members(199));

        assertThat(events).hasSize(2);
        assertThat(rejects).extracting(DeadLetter::reason).containsExactly(Reason.UNKNOWN_SOURCE);
    }

    private static String members(int before) {
        StringBuilder document = new StringBuilder("{");
        for (int i = 0; i < before; i++) {
            document.append("\"m").append(i).append("\":{\"n\":1},");
        }
        return document.append("\"last\":").append(GOOD).append("}").toString();
    }

    @Test
    void read_document_that_nobody_knows_keeps_its_own_reject_where_nothing_inside_is_of_use() {
        read("{\"acme\":{\"registry\":{\"path\":\"HKLM\\\\X\"}},\"b\":[{}],\"c\":\"{}\"}");

        assertThat(events).isEmpty();
        assertThat(rejects)
                .extracting(DeadLetter::reason, DeadLetter::detail)
                .containsExactly(tuple(Reason.UNKNOWN_SOURCE, "keys acme, b, c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Events>%s\r\n%s</Events>",
                "<?xml version='1.0' encoding='utf-8'?>\n<Events xmlns='x'>\n%s%s</Events>\n",
                "{\"message\":\"<Events>%s%s</Events>\"}",
                "<13>Mar  2 09:15:00 ws01 acme: <Events>%s%s</Events>"
            })
    void read_list_of_xml_events(String record) {
        read(record.formatted(XML, XML));

        assertThat(events)
                .extracting(LocatedEvent::mapper)
                .containsExactly("windows_xml", "windows_xml");
        assertThat(rejects).isEmpty();
    }

    @Test
    void read_rows_whose_names_stand_apart() {
        String row =
                "\"RegistryValueSet\",\"ws01\",\"2026-03-02T09:15:00Z\",\"HKLM\\\\Acme\",\"V\",\"1\"";
        String names = "ActionType,DeviceName,TimeGenerated,RegistryKey,RegistryValueName,X";
        String plain = "[\"" + names.replace(",", "\",\"") + "\"]";
        String typed =
                plain.replace("[", "[{\"name\":").replace("]", "}]").replace(",", "},{\"name\":");
        read("{\"tables\":[{\"columns\":%s,\"rows\":[[%s],[%s]]}]}".formatted(typed, row, row));
        read("{\"preview\":false,\"fields\":%s,\"rows\":[[%s]]}".formatted(plain, row));
        read("{\"columns\":%s,\"rows\":[7,[]]}".formatted(plain));

        assertThat(events)
                .extracting(LocatedEvent::mapper)
                .containsExactly("defender", "defender", "defender");
        assertThat(rejects).extracting(DeadLetter::reason).containsExactly(Reason.UNKNOWN_SOURCE);
    }

    @Test
    void read_event_in_the_attributes_of_an_opentelemetry_record() {
        read(
                """
                {"resourceLogs":[{"scopeLogs":[{"logRecords":[{"body":{"stringValue":"x"},"attributes":[
                  {"key":"channel","value":{"stringValue":"Microsoft-Windows-TaskScheduler/Operational"}},
                  {"key":"event_id","value":{"intValue":"106"}},
                  {"key":"computer","value":{"stringValue":"ws01"}},
                  {"key":"event_data","value":{"kvlistValue":{"values":[
                    {"key":"TaskName","value":{"stringValue":"\\\\At1"}}]}}}]}]}]}]}
                """);

        assertThat(events).extracting(LocatedEvent::mapper).containsExactly("windows_collector");
        assertThat(rejects).isEmpty();
    }

    @Test
    void read_envelopes_in_envelopes_are_opened_within_bounds() {
        read("{\"data\":".repeat(Envelope.MAX_LAYERS) + GOOD + "}".repeat(Envelope.MAX_LAYERS));
        read(
                "{\"data\":".repeat(Envelope.MAX_LAYERS + 1)
                        + GOOD
                        + "}".repeat(Envelope.MAX_LAYERS + 1));

        assertThat(events).hasSize(1);
        assertThat(rejects).extracting(DeadLetter::reason).containsExactly(Reason.UNKNOWN_SOURCE);
    }

    @Test
    void read_rejected_document_whose_original_is_whole_counts_by_its_original() {
        read(
                "{\"winlog\":{\"event_id\":13,\"channel\":\"Microsoft-Windows-Sysmon/Operational\"},"
                        + "\"event\":{\"original\":\""
                        + XML
                        + "\"}}");

        assertThat(events).extracting(LocatedEvent::mapper).containsExactly("windows_xml");
        assertThat(rejects).isEmpty();
    }

    private void read(String text) {
        read(text.getBytes(StandardCharsets.UTF_8));
    }

    private void read(byte[] bytes) {
        new EventReader().read(new RawRecord(bytes, "t", 3, 42, 99), events::add, rejects::add);
    }
}
