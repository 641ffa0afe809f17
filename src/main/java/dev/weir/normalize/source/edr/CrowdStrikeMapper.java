package dev.weir.normalize.source.edr;

import static dev.weir.normalize.source.shared.JsonFields.has;
import static dev.weir.normalize.source.shared.JsonFields.number;
import static dev.weir.normalize.source.shared.JsonFields.text;
import static dev.weir.normalize.source.shared.JsonFields.textOrEmpty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.EventType;
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

/**
 * CrowdStrike Falcon Data Replicator and its LogScale export: flat, every value a string. Most raw
 * records know their host by its {@code aid} alone.
 */
public final class CrowdStrikeMapper implements EventMapper {
    public static final Source SOURCE = new Source("crowdstrike", "CrowdStrike");
    private static final Mapping FIELDS = Mappings.of("crowdstrike");

    @Override
    public String name() {
        return "crowdstrike";
    }

    @Override
    public Set<String> marks() {
        return Set.of("event_simpleName", "#event_simpleName", "ComputerName");
    }

    @Override
    public boolean recognises(JsonNode document) {
        return has(document, "event_simpleName")
                || has(document, "#event_simpleName")
                // The list of hosts: no event, but it names them.
                || has(document, "ComputerName") && has(document, "aid") && has(document, "cid");
    }

    @Override
    public MappedEvent map(JsonNode document) throws RejectedException {
        String event = textOrEmpty(document, "event_simpleName", "#event_simpleName");
        EventBuilder builder =
                new EventBuilder(SOURCE)
                        .fields(DocumentColumns.fields(FIELDS, document, event))
                        .id(text(document, "id"))
                        .time(time(document))
                        .platform(Platform.of(document))
                        .host(text(document, "ComputerName"), text(document, "aid"))
                        .user(
                                EventParts.account(
                                        text(document, "UserName"), text(document, "UserSid")))
                        .process(
                                EventParts.actor(
                                        text(document, "ContextImageFileName", "ImageFileName"),
                                        null,
                                        text(document, "ContextProcessId")));
        if (has(document, "RegObjectName")) {
            CrowdStrikeRegistry.map(document, "", builder);
        } else if (event.equals("ProcessRollup2")) {
            started(document, builder);
        } else if (event.equals("ScheduledTaskRegistered")) {
            task(document, EventType.TASK_CREATED, builder);
        } else if (event.equals("ScheduledTaskModified")) {
            task(document, EventType.TASK_UPDATED, builder);
        } else if (event.endsWith("Written")) {
            builder.file(text(document, "TargetFileName"));
        }
        return builder.build();
    }

    /** The sensor's clock before the cloud's: the latter stamps arrival. */
    private static @Nullable Instant time(JsonNode document) {
        Instant sensor =
                Times.epochSeconds(
                        text(
                                document,
                                "ContextTimeStamp",
                                "ContextTimeStamp_decimal",
                                "ProcessStartTime",
                                "ProcessStartTime_decimal"));
        if (sensor != null) {
            return sensor;
        }
        String cloud = text(document, "timestamp");
        Instant millis = Times.epochMillis(cloud);
        return millis == null ? Times.utc(cloud) : millis;
    }

    private static void started(JsonNode document, EventBuilder builder) {
        builder.type(EventType.PROCESS_STARTED)
                .process(
                        EventParts.process(
                                text(document, "ImageFileName"),
                                text(document, "CommandLine"),
                                text(document, "OriginalFilename"),
                                number(document, "RawProcessId", "RawProcessId_decimal"),
                                text(document, "TargetProcessId", "TargetProcessId_decimal"),
                                text(document, "ParentImageFileName", "ParentBaseFileName"),
                                null));
    }

    private static void task(JsonNode document, EventType type, EventBuilder builder) {
        builder.task(
                type,
                TaskXml.task(
                        text(document, "TaskName"),
                        text(document, "TaskXml"),
                        TaskXml.command(
                                text(document, "TaskExecCommand"),
                                text(document, "TaskExecArguments"))));
    }
}
