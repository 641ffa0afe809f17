package dev.weir.detect.enableat;

import dev.weir.detect.Flag;
import dev.weir.detect.HitKind;
import dev.weir.event.Ascii;
import dev.weir.event.EndpointEvent;
import dev.weir.event.EventType;
import dev.weir.event.ProcessInfo;
import dev.weir.event.RegistryChange;
import dev.weir.event.RegistryPath;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tasks as the Schedule service keeps them in the registry: one key below Tree per task. */
final class TaskCacheJudge implements Judge {

    private static final String CACHE = "TaskCache";

    private static final RegistryPath TREE =
            RegistryPath.of(
                    "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Schedule\\"
                            + CACHE
                            + "\\Tree");

    private static final String SERVICE = "svchost.exe";

    /** The values that tasks have and folders lack. */
    private static final Set<String> OF_TASKS = Set.of("id", "index");

    static boolean covers(RegistryChange change) {
        return Ascii.contains(change.path(), CACHE)
                && RegistryPath.of(change.path()).below(TREE) != null;
    }

    @Override
    public Finding judge(EndpointEvent event) {
        RegistryChange change = event.registry();
        RegistryPath path = change == null ? TREE : RegistryPath.of(change.path());
        if (event.type() == EventType.REGISTRY_KEY_CREATED) {
            return keyCreated(TaskName.of(path.below(TREE)), byService(event.process()));
        }
        if (event.type() == EventType.REGISTRY_VALUE_SET) {
            // The last component is the value; one that lies in Tree itself belongs to no task.
            return valueSet(TaskName.of(path.parent().below(TREE)), path.name());
        }
        return Finding.none("a task's key, neither created nor written");
    }

    private static Finding keyCreated(@Nullable String name, boolean byService) {
        if (name == null) {
            return Finding.none("the root of the task tree");
        }
        HitKind made = byService ? HitKind.TASK_KEY : HitKind.TASK_CREATED;
        HitKind kind = TaskName.isAtJob(name) ? HitKind.AT_JOB : made;
        Finding finding =
                Finding.of(kind, "task " + name + " appeared in the registry").with(name, null);
        return byService ? finding : finding.with(Flag.NOT_SCHEDULER);
    }

    private static Finding valueSet(@Nullable String name, String value) {
        if (name == null) {
            return Finding.none("a value of the task tree itself");
        }
        if (TaskName.isAtJob(name)) {
            return Finding.of(HitKind.AT_JOB, "AT job " + name + " was written to the registry")
                    .with(name, null);
        }
        if (Ascii.same(value, "SD")) {
            return Finding.none("the security descriptor, which folders of tasks have, too");
        }
        HitKind kind =
                OF_TASKS.contains(Ascii.lower(value)) ? HitKind.TASK_ID : HitKind.TASK_TOUCHED;
        return Finding.of(kind, "task " + name + " changed in the registry").with(name, null);
    }

    /** True also when the actor is unknown. */
    private static boolean byService(@Nullable ProcessInfo actor) {
        WindowsPath image = Image.of(actor).path();
        return image == null || image.is(SERVICE) || image.is("Windows\\System32\\" + SERVICE);
    }
}
