package dev.weir.normalize.source.ecs;

import static dev.weir.normalize.source.shared.JsonFields.isObject;
import static dev.weir.normalize.source.shared.JsonFields.text;
import static dev.weir.normalize.source.shared.JsonFields.textOrEmpty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.EventType;
import dev.weir.event.ScheduledTask;
import dev.weir.normalize.source.edr.SentinelOneMapper;
import dev.weir.normalize.source.shared.EventBuilder;
import dev.weir.normalize.source.shared.EventMapper;
import dev.weir.normalize.source.shared.MappedEvent;
import dev.weir.normalize.source.shared.TaskXml;
import java.util.Set;

/** SentinelOne Cloud Funnel after Elastic's integration, which leaves tasks uncategorised. */
public final class SentinelOneEcsMapper implements EventMapper {
    private static final String OWN = "sentinel_one_cloud_funnel.event.";

    @Override
    public String name() {
        return "sentinelone_ecs";
    }

    @Override
    public Set<String> marks() {
        return Set.of("sentinel_one_cloud_funnel", "event", "data_stream");
    }

    @Override
    public boolean recognises(JsonNode document) {
        return isObject(document, "sentinel_one_cloud_funnel")
                || textOrEmpty(document, "event.dataset", "data_stream.dataset")
                        .startsWith("sentinel_one_cloud_funnel");
    }

    @Override
    public MappedEvent map(JsonNode document) {
        EventBuilder builder = EcsEvents.map(document, SentinelOneMapper.SOURCE);
        EventType task = SentinelOneMapper.taskType(textOrEmpty(document, OWN + "type"));
        if (task != null) {
            builder.task(
                    task,
                    new ScheduledTask(
                            TaskXml.path(text(document, OWN + "task.name")),
                            text(document, OWN + "task.path"),
                            null,
                            null,
                            null));
        }
        return builder.build();
    }
}
