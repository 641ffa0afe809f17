package dev.weir.normalize.source.windows;

import static dev.weir.normalize.source.shared.JsonFields.required;

import dev.weir.event.EventType;
import dev.weir.event.ScheduledTask;
import dev.weir.ingest.RejectedException;
import dev.weir.normalize.source.shared.EventBuilder;
import dev.weir.normalize.source.shared.EventParts;
import dev.weir.normalize.source.shared.MappedEvent;
import dev.weir.normalize.source.shared.TaskXml;

/** TaskScheduler/Operational 106, 129, 140, 200 and 201. */
final class TaskSchedulerEvents {
    private TaskSchedulerEvents() {}

    static MappedEvent map(WindowsEvent event, EventBuilder builder) throws RejectedException {
        builder.user(EventParts.account(event.get("UserContext", "UserName"), null));
        return switch (event.id()) {
            case 106 -> task(event, builder, EventType.TASK_CREATED);
            case 140 -> task(event, builder, EventType.TASK_UPDATED);
            case 129, 200, 201 -> task(event, builder, EventType.TASK_RUN);
            default -> builder.build();
        };
    }

    private static MappedEvent task(WindowsEvent event, EventBuilder builder, EventType type)
            throws RejectedException {
        return builder.task(
                        type,
                        new ScheduledTask(
                                TaskXml.path(required(event.get("TaskName"), "TaskName")),
                                event.get("Path", "ActionName"),
                                null,
                                null,
                                null))
                .build();
    }
}
