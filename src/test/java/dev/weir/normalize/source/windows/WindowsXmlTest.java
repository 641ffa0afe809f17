package dev.weir.normalize.source.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.weir.ingest.RejectedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsXmlTest {

    @Test
    void parse_takes_header_and_data_apart() throws RejectedException {
        WindowsXml event =
                WindowsXml.parse(
                        """
                        <e:Event xmlns:e="x"><!-- <Data> --><System><Provider Name="P" Guid='{1}' />
                          <EventID Qualifiers="">13</EventID><TimeCreated SystemTime='t'/></System>
                          <EventData><Data Name="A &amp; B">1 &lt; 2</Data><Data>one</Data>
                          <Data Name='C'><![CDATA[<x>&amp;]]></Data><Data Name='D'/><Data>two</Data>
                        </EventData></e:Event>
                        """);

        assertThat(event.system())
                .containsExactly(
                        entry("Provider", "P"), entry("EventID", "13"), entry("TimeCreated", "t"));
        assertThat(event.data()).containsExactly(entry("A & B", "1 < 2"), entry("C", "<x>&amp;"));
        assertThat(event.unnamed()).containsExactly("one", "two");
    }

    @Test
    void parse_attributes_without_quotes() throws RejectedException {
        WindowsXml event =
                WindowsXml.parse(
                        "<Event xmlns=http://a/b><System><TimeCreated SystemTime=2026-01-01T00:00:00Z/>"
                                + "<Provider Name=Microsoft-Windows/Sysmon Guid={1} /></System>"
                                + "<EventData><Data Name=User>x</Data></EventData></Event>");

        assertThat(event.system())
                .containsExactly(
                        entry("TimeCreated", "2026-01-01T00:00:00Z"),
                        entry("Provider", "Microsoft-Windows/Sysmon"));
        assertThat(event.data()).containsExactly(entry("User", "x"));
    }

    @Test
    void parse_references_by_name_and_number_and_leaves_what_is_none() throws RejectedException {
        WindowsXml event =
                WindowsXml.parse(
                        "<Event><Data Name='X'>&#69;n&#x61;ble&quot;&apos;&nbsp;&#xZ;&#1114112; & &;</Data></Event>");

        assertThat(event.data()).containsExactly(entry("X", "Enable\"'&nbsp;&#xZ;&#1114112; & &;"));
    }

    @Test
    void parse_line_ends_are_one_character() throws RejectedException {
        assertThat(
                        WindowsXml.parse("<Event><Data Name='X'>a\r\nb&#13;&#10;c</Data></Event>")
                                .data())
                .containsExactly(entry("X", "a\nb\r\nc"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Event>",
                "<Event><System></Event>",
                "<Event></Event></Event>",
                "<Event/><Event/>",
                "<Event a></Event>",
                "<Event a='1></Event>",
                "<Event a=1",
                "<Event><![CDATA[x</Event>",
                "<Event><!-- x</Event>",
                "<!DOCTYPE x [<!ENTITY a \"b\">]><Event/>",
                "<Event><Data Name='X'>text",
                "text <Event/>",
                "<Event/> text",
                "<>x</>",
                "<"
            })
    void parse_refuses_what_is_not_one_whole_element(String xml) {
        assertThatThrownBy(() -> WindowsXml.parse(xml))
                .isInstanceOf(RejectedException.class)
                .hasMessage("event XML cannot be read: " + xml);
    }

    @Test
    void parse_of_a_million_hostile_characters_ends() {
        int n = 1_000_000;
        for (String part :
                List.of("&", "<", "<a ", "<a>", "<!--", "<Data Name='", "&#", "=", "]]>")) {
            String xml = "<Event><Data Name='X'>" + part.repeat(n / part.length());
            assertThatThrownBy(() -> WindowsXml.parse(xml)).isInstanceOf(RejectedException.class);
        }
    }
}
