package dev.weir.normalize.source.ecs;

import static dev.weir.normalize.source.shared.JsonFields.has;
import static dev.weir.normalize.source.shared.JsonFields.object;
import static dev.weir.normalize.source.shared.JsonFields.present;
import static dev.weir.normalize.source.shared.JsonFields.text;
import static dev.weir.normalize.source.shared.JsonFields.textOrEmpty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.EcsField;
import dev.weir.event.EndpointEvent;
import dev.weir.event.EventType;
import dev.weir.event.FieldValues;
import dev.weir.event.RegistryChange;
import dev.weir.event.ScheduledTask;
import dev.weir.ingest.RejectedException;
import dev.weir.normalize.source.shared.DocumentFields;
import dev.weir.normalize.source.shared.EcsFields;
import dev.weir.normalize.source.shared.EventMapper;
import dev.weir.normalize.source.shared.MappedEvent;
import dev.weir.normalize.source.shared.TaskXml;
import dev.weir.normalize.source.shared.Times;
import dev.weir.normalize.source.windows.CompletedData;
import dev.weir.normalize.source.windows.EventData;
import dev.weir.normalize.source.windows.FlatWindows;
import dev.weir.normalize.source.windows.Nameless;
import dev.weir.normalize.source.windows.WindowsEvent;
import dev.weir.normalize.source.windows.WindowsEvents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Winlogbeat 7 and 8 and Elastic Agent, on the wire and after Elastic's ingest pipelines.
 *
 * <p>Pipelines move event data to ECS fields, version by version differently many. So what event
 * data lacks is taken from the ECS fields, and the entry keeps its meaning either way.
 */
public final class WinlogMapper implements EventMapper {
    /** Where in ECS stands what pipelines take from event data. */
    private static final Map<String, String> IN_ECS =
            Map.ofEntries(
                    Map.entry("TargetObject", "registry.path"),
                    Map.entry("TaskName", "winlog.scheduled_task.name"),
                    Map.entry("TargetFilename", "file.path"),
                    Map.entry("ScriptBlockText", "powershell.file.script_block_text"),
                    Map.entry("CommandLine", "process.command_line"),
                    Map.entry("OriginalFileName", "process.pe.original_file_name"),
                    Map.entry("ParentImage", "process.parent.executable"),
                    Map.entry("ParentProcessName", "process.parent.executable"),
                    Map.entry("ParentProcessId", "process.parent.pid"),
                    Map.entry("ProcessGuid", "process.entity_id"),
                    Map.entry("Image", "process.executable"),
                    Map.entry("NewProcessName", "process.executable"),
                    Map.entry("NewProcessId", "process.pid"),
                    Map.entry("ProcessId", "process.pid"),
                    Map.entry("User", "user.name"));

    @Override
    public String name() {
        return "winlogbeat";
    }

    @Override
    public Set<String> marks() {
        return Set.of("winlog");
    }

    /** Elastic Defend puts event data into {@code winlog}, too, but neither channel nor number. */
    @Override
    public boolean recognises(JsonNode document) {
        return has(document, "winlog.event_id")
                && (has(document, "winlog.channel") || has(document, "winlog.provider_name"));
    }

    @Override
    public MappedEvent map(JsonNode document) throws RejectedException {
        int id = FlatWindows.id(document, "winlog.event_id", "event.code");
        Map<String, String> sent = EventData.of(object(document, "winlog.event_data"));
        Map<String, String> fields =
                new CompletedData(sent, IN_ECS.keySet(), name -> inEcs(name, document, id));
        String channel = textOrEmpty(document, "winlog.channel");
        String provider = textOrEmpty(document, "winlog.provider_name", "event.provider");
        Instant created = Times.zoned(text(document, "winlog.time_created"));
        MappedEvent mapped =
                WindowsEvents.map(
                        new WindowsEvent(
                                channel,
                                provider,
                                id,
                                text(document, "winlog.record_id"),
                                EcsFields.origin(
                                        document,
                                        text(document, "winlog.computer_name"),
                                        fields.get("FQDN")),
                                created == null
                                        ? Times.zoned(text(document, "@timestamp"))
                                        : created,
                                fields,
                                new Nameless(List::of, () -> text(document, "message"))));
        EndpointEvent event = mapped.event();
        if (event.type() == EventType.OTHER && has(document, "registry.path")) {
            return EcsEvents.map(document, event.source()).host(event.host()).build();
        }
        FieldValues own = new DocumentFields(document);
        FieldValues table = mapped.fields();
        return new MappedEvent(
                completed(event, document, sent),
                has(document, "event.category") ? own : field -> first(field, table, own));
    }

    /** What the agent adds stands in the document; what Windows says, in the table. */
    private static List<?> first(EcsField field, FieldValues table, FieldValues own) {
        List<?> values = table.values(field);
        return values.isEmpty() ? own.values(field) : values;
    }

    private static @Nullable String inEcs(String name, JsonNode document, int id) {
        // In 4688 the number of this name is the creator's, in all others that of the process.
        boolean creator = id == 4688 && name.equals("ProcessId");
        String value =
                text(document, creator ? "process.parent.pid" : IN_ECS.getOrDefault(name, name));
        return value != null && name.equals("User")
                ? textOrEmpty(document, "user.domain") + "\\" + value
                : value;
    }

    private static EndpointEvent completed(
            EndpointEvent event, JsonNode document, Map<String, String> sent) {
        RegistryChange registry = event.registry();
        ScheduledTask task = event.task();
        if (registry != null
                && event.source().equals(WindowsEvents.SYSMON)
                && present(sent.get("TargetObject")) == null) {
            registry = EcsFields.withData(registry, document);
        }
        if (task != null && task.command() == null) {
            task =
                    new ScheduledTask(
                            task.name(),
                            TaskXml.command(
                                    text(document, "winlog.scheduled_task.actions.command"),
                                    text(document, "winlog.scheduled_task.actions.arguments")),
                            task.principal(),
                            task.content(),
                            task.remote());
        }
        return new EndpointEvent(
                event.type(),
                event.source(),
                event.id(),
                event.time(),
                event.host(),
                event.user(),
                event.process(),
                registry,
                task,
                event.file(),
                event.script());
    }
}
