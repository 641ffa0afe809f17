package dev.weir.normalize.source.windows;

import static dev.weir.normalize.source.shared.JsonFields.has;
import static dev.weir.normalize.source.shared.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.ingest.RejectedException;
import dev.weir.normalize.source.shared.EventMapper;
import dev.weir.normalize.source.shared.MappedEvent;
import dev.weir.normalize.source.shared.Times;
import java.time.Instant;
import java.util.Set;

/**
 * NXLog's {@code im_msvistalog}. Its own times are local without a zone, so they are worth nothing
 * here; a {@code @timestamp} added by Logstash on receipt is close enough.
 */
public final class NxlogMapper implements EventMapper {

    @Override
    public String name() {
        return "nxlog";
    }

    @Override
    public Set<String> marks() {
        return Set.of("SourceModuleType");
    }

    @Override
    public boolean recognises(JsonNode document) {
        return has(document, "SourceModuleType") && has(document, "EventID");
    }

    @Override
    public MappedEvent map(JsonNode document) throws RejectedException {
        Instant written = Times.zoned(text(document, "EventTime"));
        return WindowsEvents.map(
                FlatWindows.event(
                        document,
                        written == null ? Times.zoned(text(document, "@timestamp")) : written));
    }
}
