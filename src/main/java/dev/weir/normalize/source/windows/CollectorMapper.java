package dev.weir.normalize.source.windows;

import static dev.weir.normalize.source.shared.JsonFields.has;
import static dev.weir.normalize.source.shared.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.ingest.RejectedException;
import dev.weir.normalize.source.shared.EventMapper;
import dev.weir.normalize.source.shared.MappedEvent;
import dev.weir.normalize.source.shared.Times;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Windows events of collectors with names of their own: OpenTelemetry, Vector, osquery, Fluentd,
 * Graylog (GELF), Splunk's text, PowerShell's {@code ConvertTo-Json}. They differ in how they write
 * the six facts of the header and where they put the event data, and in nothing else.
 */
public final class CollectorMapper implements EventMapper {
    /** What {@code Get-WinEvent | ConvertTo-Json} writes; each alone may be anybody's. */
    private static final List<String> POWERSHELL = List.of("Id", "ProviderName", "MachineName");

    private static final Set<String> NUMBERS =
            Set.of("event_id", "eventid", "EventCode", "event_code");

    private static final String[] TIME = {
        "system_time",
        "time_created",
        "TimeCreated",
        "TimeCreated.value",
        "datetime",
        "time_generated",
        "timestamp",
        "@timestamp",
        "_time",
        "time"
    };

    @Override
    public String name() {
        return "windows_collector";
    }

    @Override
    public Set<String> marks() {
        return Stream.of(GelfNames.NUMBERS, POWERSHELL, NUMBERS)
                .flatMap(Collection::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean recognises(JsonNode document) {
        return GelfNames.has(document)
                || POWERSHELL.stream().allMatch(name -> has(document, name))
                || NUMBERS.stream().anyMatch(name -> has(document, name))
                        && Stream.of(
                                        "channel",
                                        "LogName",
                                        "provider_name",
                                        "source_name",
                                        "provider")
                                .anyMatch(name -> has(document, name));
    }

    @Override
    public MappedEvent map(JsonNode document) throws RejectedException {
        JsonNode plain = GelfNames.has(document) ? GelfNames.plain(document) : document;
        return WindowsEvents.map(FlatWindows.event(plain, Times.any(text(plain, TIME))));
    }
}
