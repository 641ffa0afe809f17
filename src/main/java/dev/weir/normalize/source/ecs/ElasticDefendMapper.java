package dev.weir.normalize.source.ecs;

import static dev.weir.normalize.source.shared.JsonFields.textOrEmpty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.EventType;
import dev.weir.event.Source;
import dev.weir.normalize.source.shared.EcsFields;
import dev.weir.normalize.source.shared.EventBuilder;
import dev.weir.normalize.source.shared.EventMapper;
import dev.weir.normalize.source.shared.MappedEvent;
import java.util.Set;

/** Elastic Defend ({@code logs-endpoint.events.*}); on the wire as in the index. */
public final class ElasticDefendMapper implements EventMapper {
    private static final Source SOURCE = new Source("elastic_defend", "Elastic Defend");
    private static final String DATASETS = "endpoint.events.";

    @Override
    public String name() {
        return "elastic_defend";
    }

    @Override
    public Set<String> marks() {
        return Set.of("event", "agent", "data_stream");
    }

    @Override
    public boolean recognises(JsonNode document) {
        return textOrEmpty(document, "event.module").equals("endpoint")
                || textOrEmpty(document, "agent.type").equals("endpoint")
                || textOrEmpty(document, "event.dataset", "data_stream.dataset")
                        .startsWith(DATASETS);
    }

    @Override
    public MappedEvent map(JsonNode document) {
        EventBuilder builder = EcsEvents.map(document, SOURCE);
        EventType task = EcsEvents.taskType(EcsEvents.words(document, "event.action"));
        if (task != null) {
            builder.task(task, EcsFields.task(document));
        }
        return builder.build();
    }
}
