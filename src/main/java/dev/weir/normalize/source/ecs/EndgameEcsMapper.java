package dev.weir.normalize.source.ecs;

import static dev.weir.normalize.source.shared.JsonFields.textOrEmpty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.normalize.source.edr.EndgameMapper;
import dev.weir.normalize.source.shared.EventMapper;
import dev.weir.normalize.source.shared.MappedEvent;
import java.util.Set;

/** The ECS documents of {@code endgame-*} indices. */
public final class EndgameEcsMapper implements EventMapper {

    @Override
    public String name() {
        return "endgame_ecs";
    }

    @Override
    public Set<String> marks() {
        return Set.of("event", "agent");
    }

    @Override
    public boolean recognises(JsonNode document) {
        return textOrEmpty(document, "event.module").equals("endgame")
                || textOrEmpty(document, "agent.type").equals("endgame");
    }

    @Override
    public MappedEvent map(JsonNode document) {
        return EcsEvents.map(document, EndgameMapper.SOURCE).build();
    }
}
