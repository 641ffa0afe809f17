package dev.weir.detect.enableat;

import dev.weir.detect.Flag;
import dev.weir.detect.HitKind;
import dev.weir.event.Ascii;
import dev.weir.event.EndpointEvent;
import dev.weir.event.EventType;
import dev.weir.event.ScheduledTask;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tasks as the scheduler, the audit log and the vendors' sensors report them. */
final class TaskJudge implements Judge {

    // Bounded: whoever makes a task chooses its definition.
    private static final Pattern VERSION =
            Pattern.compile(
                    "<Task\\s[^>]{0,40}?\\bversion\\s?=\\s?\\\\?[\"']1\\.0",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern ACCOUNT =
            Pattern.compile("<UserId>\\s?@AtServiceAccount\\b", Pattern.CASE_INSENSITIVE);

    @Override
    public Finding judge(EndpointEvent event) {
        ScheduledTask task = event.task();
        String name = task == null ? null : TaskName.of(task.name());
        boolean signature = task != null && hasSignature(task.content());
        Finding finding = finding(event.type(), name, signature);
        if (event.type() == EventType.TASK_RUN && finding.kind() == HitKind.AT_JOB) {
            finding = finding.with(Flag.EXECUTED);
        }
        return task != null && Boolean.TRUE.equals(task.remote())
                ? finding.with(Flag.REMOTE)
                : finding;
    }

    private static Finding finding(EventType type, @Nullable String name, boolean signature) {
        String verb =
                switch (type) {
                    case TASK_CREATED -> " was created";
                    case TASK_RUN -> " ran";
                    default -> " was changed";
                };
        String label = name == null ? "without a name" : name;
        if (TaskName.isAtJob(name)) {
            return Finding.of(HitKind.AT_JOB, "AT job " + label + verb);
        }
        if (signature) {
            return Finding.of(
                    HitKind.AT_JOB, "task " + label + verb + ", its definition is an AT job's");
        }
        return Finding.of(
                type == EventType.TASK_CREATED ? HitKind.TASK_CREATED : HitKind.TASK_TOUCHED,
                "task " + label + verb);
    }

    /** What only the AT service writes; the definition may be cut off behind it. */
    private static boolean hasSignature(@Nullable String content) {
        if (content == null || !Ascii.contains(content, "@AtServiceAccount")) {
            return false;
        }
        // Some collectors escape the whole definition once more.
        String xml =
                content.indexOf('<') >= 0
                        ? content
                        : content.replace("&lt;", "<")
                                .replace("&gt;", ">")
                                .replace("&quot;", "\"")
                                .replace("&#34;", "\"")
                                .replace("&apos;", "'");
        return VERSION.matcher(xml).find() && ACCOUNT.matcher(xml).find();
    }
}
