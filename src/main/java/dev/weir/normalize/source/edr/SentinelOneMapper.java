package dev.weir.normalize.source.edr;

import static dev.weir.normalize.source.shared.JsonFields.has;
import static dev.weir.normalize.source.shared.JsonFields.number;
import static dev.weir.normalize.source.shared.JsonFields.required;
import static dev.weir.normalize.source.shared.JsonFields.text;
import static dev.weir.normalize.source.shared.JsonFields.textOrEmpty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.EventType;
import dev.weir.event.ProcessInfo;
import dev.weir.event.ScheduledTask;
import dev.weir.event.Source;
import dev.weir.ingest.RejectedException;
import dev.weir.normalize.fields.Mapping;
import dev.weir.normalize.fields.Mappings;
import dev.weir.normalize.source.shared.DocumentColumns;
import dev.weir.normalize.source.shared.EventBuilder;
import dev.weir.normalize.source.shared.EventMapper;
import dev.weir.normalize.source.shared.EventParts;
import dev.weir.normalize.source.shared.MappedEvent;
import dev.weir.normalize.source.shared.Platform;
import dev.weir.normalize.source.shared.TaskXml;
import dev.weir.normalize.source.shared.Times;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SentinelOne Cloud Funnel 2: dotted names as flat keys. */
public final class SentinelOneMapper implements EventMapper {
    public static final Source SOURCE = new Source("sentinelone", "SentinelOne");
    private static final Mapping FIELDS = Mappings.of("sentinelone");

    @Override
    public String name() {
        return "sentinelone";
    }

    @Override
    public Set<String> marks() {
        return Set.of("meta", "dataSource", "endpoint");
    }

    @Override
    public boolean recognises(JsonNode document) {
        return has(document, "meta.event.name")
                || textOrEmpty(document, "dataSource.name").equals("SentinelOne")
                || has(document, "agent.uuid") && has(document, "endpoint.name");
    }

    @Override
    public MappedEvent map(JsonNode document) throws RejectedException {
        if (SentinelOneEventLog.has(document)) {
            return SentinelOneEventLog.map(document);
        }
        // "timestamp" may be the time of day alone.
        Instant time = Times.epochMillis(text(document, "event.time"));
        EventBuilder builder =
                new EventBuilder(SOURCE)
                        .fields(
                                DocumentColumns.fields(
                                        FIELDS,
                                        document,
                                        EventParts.word(textOrEmpty(document, "event.type"))))
                        .id(text(document, "event.id"))
                        .time(time == null ? Times.zoned(text(document, "timestamp")) : time)
                        .host(text(document, "endpoint.name"), text(document, "agent.uuid"))
                        .platform(Platform.of(document))
                        .user(EventParts.account(text(document, "src.process.user"), null))
                        .process(process(document, "src.process", "src.process.parent"));
        switch (EventParts.word(textOrEmpty(document, "event.type"))) {
            case "registryvaluecreate", "registryvaluemodified" ->
                    builder.registry(
                            EventType.REGISTRY_VALUE_SET,
                            EventParts.change(
                                    path(document),
                                    // Not the value's name but its data.
                                    text(document, "registry.value"),
                                    text(document, "registry.valueType"),
                                    text(document, "registry.oldValue")));
            case "registryvaluedelete" ->
                    builder.registry(
                            EventType.REGISTRY_VALUE_DELETED, EventParts.change(path(document)));
            case "registrykeycreate" ->
                    builder.registry(
                            EventType.REGISTRY_KEY_CREATED, EventParts.change(path(document)));
            case "registrykeydelete" ->
                    builder.registry(
                            EventType.REGISTRY_KEY_DELETED, EventParts.change(path(document)));
            case "processcreation" ->
                    builder.type(EventType.PROCESS_STARTED)
                            .user(EventParts.account(text(document, "tgt.process.user"), null))
                            .process(process(document, "tgt.process", "src.process"));
            case "filecreation" -> builder.file(text(document, "tgt.file.path"));
            default -> {
                EventType task = taskType(textOrEmpty(document, "event.type"));
                if (task != null) {
                    builder.task(task, task(document));
                }
            }
        }
        return builder.build();
    }

    /** By {@code event.type}; null when it is about no task, or takes one away. */
    public static @Nullable EventType taskType(String eventType) {
        return switch (EventParts.word(eventType)) {
            case "taskregister" -> EventType.TASK_CREATED;
            case "taskupdate" -> EventType.TASK_UPDATED;
            case "taskstart", "tasktrigger" -> EventType.TASK_RUN;
            default -> null;
        };
    }

    private static String path(JsonNode document) throws RejectedException {
        return required(text(document, "registry.keyPath"), "registry.keyPath");
    }

    private static ScheduledTask task(JsonNode document) {
        return new ScheduledTask(
                TaskXml.path(text(document, "task.name")),
                text(document, "task.path"),
                null,
                null,
                null);
    }

    private static @Nullable ProcessInfo process(JsonNode document, String at, String parent) {
        return EventParts.process(
                text(document, at + ".image.path", at + ".name"),
                text(document, at + ".cmdline"),
                text(document, at + ".image.originalFileName"),
                number(document, at + ".pid"),
                text(document, at + ".uid"),
                text(document, parent + ".image.path", parent + ".name"),
                number(document, parent + ".pid"));
    }
}
