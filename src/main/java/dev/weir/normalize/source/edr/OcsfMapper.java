package dev.weir.normalize.source.edr;

import static dev.weir.normalize.source.shared.JsonFields.node;
import static dev.weir.normalize.source.shared.JsonFields.number;
import static dev.weir.normalize.source.shared.JsonFields.required;
import static dev.weir.normalize.source.shared.JsonFields.text;
import static dev.weir.normalize.source.shared.JsonFields.textOrEmpty;
import static dev.weir.normalize.source.shared.JsonFields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.EventType;
import dev.weir.event.Host;
import dev.weir.event.ProcessInfo;
import dev.weir.event.RegistryChange;
import dev.weir.event.RegistryPath;
import dev.weir.event.ScheduledTask;
import dev.weir.event.Source;
import dev.weir.event.User;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** OCSF 1.x. Classes and activities: schema.ocsf.io; registry is class 1 and 2 of extension 2. */
public final class OcsfMapper implements EventMapper {
    private static final Source SOURCE = new Source("ocsf", "OCSF");
    private static final Mapping FIELDS = Mappings.of("ocsf");

    private static final String FILE = "1001";
    private static final String JOB = "1006";
    private static final String PROCESS = "1007";
    private static final String REGISTRY_KEY = "201001";
    private static final String REGISTRY_VALUE = "201002";

    /** {@code reg_value.type_id} by the names of winnt.h. */
    private static final Map<String, String> TYPES =
            Map.of(
                    "1", "REG_BINARY",
                    "2", "REG_DWORD",
                    "3", "REG_DWORD_BIG_ENDIAN",
                    "4", "REG_EXPAND_SZ",
                    "6", "REG_MULTI_SZ",
                    "8", "REG_QWORD",
                    "10", "REG_SZ");

    @Override
    public String name() {
        return "ocsf";
    }

    @Override
    public Set<String> marks() {
        return Set.of("class_uid");
    }

    @Override
    public boolean recognises(JsonNode document) {
        return number(document, "class_uid") != null;
    }

    @Override
    public MappedEvent map(JsonNode document) throws RejectedException {
        Instant time = Times.epochMillis(text(document, "time"));
        EventBuilder builder =
                new EventBuilder(SOURCE)
                        .fields(DocumentColumns.fields(FIELDS, document, ""))
                        .id(text(document, "metadata.uid", "metadata.event_code"))
                        .platform(Platform.of(document))
                        .time(time == null ? Times.zoned(text(document, "time_dt")) : time)
                        .host(
                                new Host(
                                        text(document, "device.hostname", "device.name"),
                                        text(document, "device.uid"),
                                        texts(document, "device.ip")))
                        .user(user(document, "actor.user"))
                        .process(
                                process(document, "actor.process", "actor.process.parent_process"));
        Long activity = number(document, "activity_id");
        switch (textOrEmpty(document, "class_uid")) {
            case REGISTRY_VALUE -> value(document, activity, builder);
            case REGISTRY_KEY -> key(document, activity, builder);
            case PROCESS -> {
                if (is(activity, 1)) {
                    started(document, builder);
                }
            }
            case JOB -> job(document, activity, builder);
            case FILE -> {
                if (is(activity, 1)) {
                    builder.file(text(document, "file.path"));
                }
            }
            default -> {}
        }
        return builder.build();
    }

    private static void value(JsonNode document, @Nullable Long activity, EventBuilder builder)
            throws RejectedException {
        String key = text(document, "reg_value.path", "prev_reg_value.path");
        String name = text(document, "reg_value.name", "prev_reg_value.name");
        if (is(activity, 4)) {
            builder.registry(
                    EventType.REGISTRY_VALUE_DELETED,
                    EventParts.change(RegistryPath.join(required(key, "reg_value.path"), name)));
        } else if (is(activity, 2) || is(activity, 3)) {
            String type = text(document, "reg_value.type_id");
            List<String> previous = data(node(document, "prev_reg_value"));
            builder.registry(
                    EventType.REGISTRY_VALUE_SET,
                    new RegistryChange(
                            RegistryPath.join(required(key, "reg_value.path"), name),
                            data(node(document, "reg_value")),
                            type == null || !TYPES.containsKey(type)
                                    ? text(document, "reg_value.type")
                                    : TYPES.get(type),
                            previous.isEmpty() ? null : previous.get(0),
                            null));
        }
    }

    private static List<String> data(@Nullable JsonNode value) {
        for (String field :
                List.of("reg_integer_data", "reg_string_data", "reg_string_list_data", "data")) {
            List<String> data = texts(value, field);
            if (!data.isEmpty()) {
                return data;
            }
        }
        return List.of();
    }

    private static void key(JsonNode document, @Nullable Long activity, EventBuilder builder)
            throws RejectedException {
        if (is(activity, 1)) {
            builder.registry(
                    EventType.REGISTRY_KEY_CREATED,
                    EventParts.change(required(text(document, "reg_key.path"), "reg_key.path")));
        } else if (is(activity, 4)) {
            String path = text(document, "reg_key.path", "prev_reg_key.path");
            builder.registry(
                    EventType.REGISTRY_KEY_DELETED,
                    EventParts.change(required(path, "reg_key.path")));
        } else if (is(activity, 5)) {
            String path = text(document, "prev_reg_key.path", "reg_key.path");
            builder.registry(
                    EventType.REGISTRY_RENAMED,
                    new RegistryChange(
                            required(path, "prev_reg_key.path"),
                            List.of(),
                            null,
                            null,
                            text(document, "reg_key.path")));
        }
    }

    private static void started(JsonNode document, EventBuilder builder) {
        User account = user(document, "process.user");
        builder.type(EventType.PROCESS_STARTED)
                .process(process(document, "process", "actor.process"));
        if (account != null) {
            builder.user(account);
        }
    }

    private static void job(JsonNode document, @Nullable Long activity, EventBuilder builder) {
        EventType type =
                is(activity, 1)
                        ? EventType.TASK_CREATED
                        : is(activity, 2)
                                ? EventType.TASK_UPDATED
                                : is(activity, 6) ? EventType.TASK_RUN : null;
        if (type != null) {
            builder.task(
                    type,
                    new ScheduledTask(
                            TaskXml.path(text(document, "job.name")),
                            text(document, "job.cmd_line"),
                            text(document, "job.user.name"),
                            null,
                            null));
        }
    }

    private static boolean is(@Nullable Long activity, long wanted) {
        return activity != null && activity == wanted;
    }

    private static @Nullable User user(JsonNode document, String at) {
        String name = text(document, at + ".name");
        String domain = text(document, at + ".domain");
        String id = text(document, at + ".uid");
        String sid = id != null && id.startsWith("S-1-") ? id : null;
        return domain == null ? EventParts.account(name, sid) : EventParts.user(name, domain, sid);
    }

    private static @Nullable ProcessInfo process(JsonNode document, String at, String parent) {
        return EventParts.process(
                text(document, at + ".file.path", at + ".name", at + ".file.name"),
                text(document, at + ".cmd_line"),
                text(document, at + ".file.internal_name"),
                number(document, at + ".pid"),
                text(document, at + ".uid"),
                text(document, parent + ".file.path", parent + ".name"),
                number(document, parent + ".pid"));
    }
}
