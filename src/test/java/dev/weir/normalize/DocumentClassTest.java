package dev.weir.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentClassTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'event_simpleName':'DnsRequest','event_platform':'Win'}|DnsRequest",
                "{'#event_simpleName':'DnsRequest'}|DnsRequest",
                "{'event_simpleName':'DnsRequest','event_platform':'Lin'}|platform Lin",
                "{'host':{'os':{'type':'macos'}},'event':{'action':'exec'}}|platform macos",
                "{'host':{'os':{'type':'linux'}},'winlog':{'channel':'Security','event_id':4624}}|Security 4624",
                "{'category':'x','properties':{'ActionType':'LogonSuccess'}}|LogonSuccess",
                "{'event.type':'DNS Resolved','meta.event.name':'DNS'}|DNS Resolved",
                "{'Channel':'Microsoft-Windows-Sysmon/Operational','EventID':3}|Microsoft-Windows-Sysmon/Operational 3",
                "{'class_uid':4001}|4001",
                "{'event':{'category':['network','x']}}|network",
                "{'type':'a.b\u00e9'}|a_b_",
                "{'x':1}|unnamed"
            })
    void of_names_the_kind_in_the_vendors_words(String document, String expected)
            throws IOException {
        assertThat(DocumentClass.of(new ObjectMapper().readTree(document.replace('\'', '"'))))
                .isEqualTo(expected);
    }

    @Test
    void of_xml_is_channel_and_number() {
        String xml =
                "<Event><System><EventID Qualifiers=''>4624</EventID><Channel>Security</Channel>";
        assertThat(DocumentClass.of(TextNode.valueOf(xml))).isEqualTo("Security 4624");
        assertThat(DocumentClass.of(TextNode.valueOf("<Event><EventID>"))).isEqualTo("unnamed");
    }

    @Test
    void of_endless_names_is_short() throws IOException {
        String document = "{\"type\":\"" + "k".repeat(10_000) + "\"}";
        assertThat(DocumentClass.of(new ObjectMapper().readTree(document))).hasSize(60);
    }
}
