package dev.weir.normalize.source.windows;

import dev.weir.ingest.RejectedException;
import dev.weir.normalize.source.shared.JsonFields;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A Windows event, or only its event data, as XML text.
 *
 * @param system the header's elements, with provider name and time by the names of their elements
 * @param data event data by name
 */
record WindowsXml(Map<String, String> system, Map<String, String> data) {

    static WindowsXml parse(String xml) throws RejectedException {
        WindowsXml parsed = new WindowsXml(new LinkedHashMap<>(), new LinkedHashMap<>());
        try {
            // One factory for each text: the class does not promise to be thread-safe.
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_COALESCING, true);
            parsed.read(factory.createXMLStreamReader(new StringReader(xml.strip())));
        } catch (XMLStreamException e) {
            throw JsonFields.invalid("event XML", xml);
        }
        EventData.single(parsed.data);
        return parsed;
    }

    private void read(XMLStreamReader reader) throws XMLStreamException {
        boolean inSystem = false;
        String name = "";
        StringBuilder text = new StringBuilder();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    name = reader.getLocalName();
                    inSystem |= name.equals("System");
                    text.setLength(0);
                    String attribute = attribute(reader, name);
                    if (name.equals("Data")) {
                        name = attribute;
                    } else if (!attribute.isEmpty()) {
                        system.put(name, attribute);
                    }
                }
                case XMLStreamConstants.CHARACTERS -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (reader.getLocalName().equals("System")) {
                        inSystem = false;
                    } else if (!name.isEmpty() && !text.toString().isBlank()) {
                        (inSystem ? system : data).put(name, text.toString());
                    }
                    name = "";
                    text.setLength(0);
                }
                default -> {}
            }
        }
    }

    private static String attribute(XMLStreamReader reader, String element) {
        String wanted =
                switch (element) {
                    case "Provider", "Data" -> "Name";
                    case "TimeCreated" -> "SystemTime";
                    default -> "";
                };
        String value = wanted.isEmpty() ? null : reader.getAttributeValue(null, wanted);
        return value == null ? "" : value;
    }
}
