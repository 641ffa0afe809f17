package dev.weir.normalize.source.windows;

import dev.weir.ingest.RejectedException;
import dev.weir.normalize.source.shared.JsonFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Windows event, or only its event data, as XML text.
 *
 * @param system the header's elements, with provider name and time by the names of their elements
 * @param data event data by name
 * @param unnamed event data that has no names, in order
 */
record WindowsXml(Map<String, String> system, Map<String, String> data, List<String> unnamed) {

    static WindowsXml parse(String xml) throws RejectedException {
        Collector parsed = new Collector();
        if (!new XmlScan(xml.strip(), parsed).read()) {
            throw JsonFields.invalid("event XML", xml);
        }
        return new WindowsXml(parsed.system, EventData.single(parsed.data), parsed.unnamed);
    }

    private static final class Collector implements XmlScan.Handler {
        private final Map<String, String> system = new LinkedHashMap<>();
        private final Map<String, String> data = new LinkedHashMap<>();
        private final List<String> unnamed = new ArrayList<>();
        private boolean inSystem;
        private @Nullable String name;
        private boolean isUnnamed;

        @Override
        public void start(String element, Map<String, String> attributes) {
            inSystem |= element.equals("System");
            name = element;
            isUnnamed = false;
            switch (element) {
                case "Data" -> {
                    name = attributes.get("Name");
                    isUnnamed = name == null;
                }
                case "Provider" -> putSystem(element, attributes.get("Name"));
                case "TimeCreated" -> putSystem(element, attributes.get("SystemTime"));
                default -> {}
            }
        }

        @Override
        public void end(String element, String text) {
            if (element.equals("System")) {
                inSystem = false;
            } else if (isUnnamed) {
                unnamed.add(text);
            } else if (name != null && !text.isBlank()) {
                (inSystem ? system : data).put(name, text);
            }
            name = null;
            isUnnamed = false;
        }

        private void putSystem(String element, @Nullable String attribute) {
            if (attribute != null) {
                system.put(element, attribute);
            }
        }
    }
}
