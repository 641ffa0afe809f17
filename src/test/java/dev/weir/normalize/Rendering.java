package dev.weir.normalize;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.weir.event.EndpointEvent;
import dev.weir.ingest.RawRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What became of a record, as JSON that a person can compare: absent parts are left out. */
final class Rendering {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(Instant.class, ToStringSerializer.instance))
                    .build();

    private Rendering() {}

    record Mapped(String mapper, EndpointEvent event) {}

    record Rejected(String reason, String source, String detail) {}

    static String of(EventReader reader, RawRecord raw) throws JsonProcessingException {
        List<Object> outcomes = new ArrayList<>();
        reader.read(
                raw,
                seen -> outcomes.add(new Mapped(seen.mapper(), seen.event())),
                letter ->
                        outcomes.add(
                                new Rejected(
                                        letter.reason().name(), letter.source(), letter.detail())));
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        return JSON.writer(
                                new DefaultPrettyPrinter()
                                        .withObjectIndenter(indent)
                                        .withArrayIndenter(indent))
                        .writeValueAsString(outcomes)
                + "\n";
    }
}
