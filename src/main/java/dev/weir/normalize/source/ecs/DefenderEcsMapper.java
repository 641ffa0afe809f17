package dev.weir.normalize.source.ecs;

import static dev.weir.normalize.source.shared.JsonFields.has;
import static dev.weir.normalize.source.shared.JsonFields.isObject;
import static dev.weir.normalize.source.shared.JsonFields.node;
import static dev.weir.normalize.source.shared.JsonFields.required;
import static dev.weir.normalize.source.shared.JsonFields.text;
import static dev.weir.normalize.source.shared.JsonFields.textOrEmpty;
import static dev.weir.normalize.source.shared.JsonFields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.EventType;
import dev.weir.event.RegistryPath;
import dev.weir.ingest.RejectedException;
import dev.weir.normalize.source.edr.DefenderMapper;
import dev.weir.normalize.source.shared.EcsFields;
import dev.weir.normalize.source.shared.EventBuilder;
import dev.weir.normalize.source.shared.EventMapper;
import dev.weir.normalize.source.shared.EventParts;
import dev.weir.normalize.source.shared.Json;
import dev.weir.normalize.source.shared.MappedEvent;
import dev.weir.normalize.source.shared.TaskXml;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Microsoft Defender after Elastic's integration. {@code registry.data.strings} lists the new data
 * and then the previous; {@code m365_defender.event} tells them apart where it was kept.
 */
public final class DefenderEcsMapper implements EventMapper {
    private static final String OWN = "m365_defender.event.";

    @Override
    public String name() {
        return "defender_ecs";
    }

    @Override
    public Set<String> marks() {
        return Set.of("m365_defender", "event", "data_stream");
    }

    @Override
    public boolean recognises(JsonNode document) {
        return isObject(document, "m365_defender")
                || textOrEmpty(document, "event.dataset", "data_stream.dataset")
                        .startsWith("m365_defender");
    }

    @Override
    public MappedEvent map(JsonNode document) throws RejectedException {
        EventBuilder builder = EcsEvents.map(document, DefenderMapper.SOURCE);
        Set<String> actions = EcsEvents.words(document, "event.action");
        Set<String> own = EcsEvents.words(document, OWN + "action.type");
        actions.addAll(own);
        if (actions.contains("registryvaluedeleted")) {
            builder.registry(
                    EventType.REGISTRY_VALUE_DELETED, EventParts.change(deleted(document)));
        } else if (actions.contains("registryvalueset")
                || actions.contains("modification") && has(document, "registry.value")) {
            valueSet(document, builder);
        }
        EventType task = EcsEvents.taskType(actions);
        if (task != null) {
            JsonNode fields = additional(document);
            builder.task(
                    task,
                    TaskXml.task(
                            text(fields, "TaskName", "task_name"),
                            text(fields, "TaskContent", "TaskContentNew"),
                            (Boolean) null));
        }
        return builder.build();
    }

    private static void valueSet(JsonNode document, EventBuilder builder) {
        String path = EcsFields.registryPath(document);
        if (path == null) {
            return;
        }
        String previous = text(document, OWN + "previous.registry_value_data");
        String data = text(document, OWN + "registry.value_data");
        List<String> both = texts(document, "registry.data.strings");
        if (data == null && !both.isEmpty()) {
            data = both.get(0);
        }
        String type = text(document, "registry.data.type", OWN + "registry.value_type");
        builder.registry(
                EventType.REGISTRY_VALUE_SET, EventParts.change(path, data, type, previous));
    }

    private static String deleted(JsonNode document) throws RejectedException {
        String path = EcsFields.registryPath(document);
        String key = text(document, OWN + "previous.registry_key", OWN + "registry.key");
        String name =
                text(document, OWN + "previous.registry_value_name", OWN + "registry.value_name");
        return key == null ? required(path, "registry.path") : RegistryPath.join(key, name);
    }

    private static @Nullable JsonNode additional(JsonNode document) {
        JsonNode column = node(document, OWN + "additional_fields");
        return column != null && column.isTextual() ? Json.object(column.asText()) : column;
    }
}
