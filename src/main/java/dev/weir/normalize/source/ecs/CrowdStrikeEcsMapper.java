package dev.weir.normalize.source.ecs;

import static dev.weir.normalize.source.shared.JsonFields.has;
import static dev.weir.normalize.source.shared.JsonFields.isObject;
import static dev.weir.normalize.source.shared.JsonFields.text;
import static dev.weir.normalize.source.shared.JsonFields.textOrEmpty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.EventType;
import dev.weir.event.Host;
import dev.weir.ingest.RejectedException;
import dev.weir.normalize.source.edr.CrowdStrikeMapper;
import dev.weir.normalize.source.edr.CrowdStrikeRegistry;
import dev.weir.normalize.source.shared.EcsFields;
import dev.weir.normalize.source.shared.EventBuilder;
import dev.weir.normalize.source.shared.EventMapper;
import dev.weir.normalize.source.shared.MappedEvent;
import dev.weir.normalize.source.shared.TaskXml;
import dev.weir.normalize.source.shared.Times;
import java.util.Set;

/** CrowdStrike FDR after Elastic's integration; {@code registry.*} only since 2025. */
public final class CrowdStrikeEcsMapper implements EventMapper {
    private static final String OWN = "crowdstrike.";

    @Override
    public String name() {
        return "crowdstrike_ecs";
    }

    @Override
    public Set<String> marks() {
        return Set.of("crowdstrike");
    }

    @Override
    public boolean recognises(JsonNode document) {
        return (isObject(document, "crowdstrike") || has(document, "crowdstrike.event_simpleName"))
                && (has(document, "event") || has(document, "event.action"));
    }

    @Override
    public MappedEvent map(JsonNode document) throws RejectedException {
        EventBuilder builder = EcsEvents.map(document, CrowdStrikeMapper.SOURCE);
        String sensor = text(document, OWN + "ContextTimeStamp");
        if (sensor != null) {
            builder.time(Times.any(sensor));
        }
        Host host = EcsFields.host(document);
        if (host.name() == null) {
            builder.host(
                    text(document, OWN + "ComputerName"),
                    host.id() == null ? text(document, "observer.serial_number") : host.id());
        }
        boolean told =
                has(document, "registry.data.strings")
                        && !CrowdStrikeRegistry.isDeletion(document, OWN);
        if (has(document, OWN + "RegObjectName") && !told) {
            CrowdStrikeRegistry.map(document, OWN, builder);
        }
        String event = textOrEmpty(document, OWN + "event_simpleName", "event.action");
        if (event.equals("SyntheticProcessRollup2")) {
            builder.type(EventType.OTHER);
        }
        EventType task = EcsEvents.taskType(EcsEvents.words(document, "event.action"));
        if (task != null) {
            builder.task(
                    task,
                    TaskXml.task(
                            text(document, OWN + "TaskName"),
                            text(document, OWN + "TaskXml"),
                            TaskXml.command(
                                    text(document, OWN + "TaskExecCommand"),
                                    text(document, OWN + "TaskExecArguments"))));
        }
        return builder.build();
    }
}
