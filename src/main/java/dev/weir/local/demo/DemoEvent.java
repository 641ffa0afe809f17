package dev.weir.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A vendor's event with gaps: {@code {{iso}}}, {@code {{utc}}} (as Sysmon writes it), {@code
 * {{ms}}} for the time, {@code {{host}}}, and {@code {{n}}} for a number of its own.
 *
 * @param template the document, from the resource {@code demo/NAME.json}
 */
public record DemoEvent(String template) {

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    public static DemoEvent load(String name) {
        // One line, as shippers write it; no string in the documents spans lines.
        return new DemoEvent(DemoStory.resource(name + ".json").replaceAll("\\R\\s*", ""));
    }

    public byte[] at(Instant time, String host, long number) {
        return template.replace("{{iso}}", ISO.format(time))
                .replace("{{utc}}", UTC.format(time))
                .replace("{{ms}}", String.valueOf(time.toEpochMilli()))
                .replace("{{host}}", host)
                .replace("{{n}}", String.valueOf(number))
                .getBytes(UTF_8);
    }
}
