package dev.weir.signal;

import dev.weir.event.EndpointEvent;
import dev.weir.event.EventType;
import dev.weir.event.ProcessInfo;
import dev.weir.event.RegistryChange;
import dev.weir.event.RegistryPath;
import org.jspecify.annotations.Nullable;

/** Tasks as the Schedule service keeps them in the registry: one key below Tree per task. */
final class TaskCacheRule implements Rule {

    private static final RegistryPath TREE =
            RegistryPath.of(
                    "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Schedule"
                            + "\\TaskCache\\Tree");

    private static final String SERVICE = "svchost.exe";

    static boolean covers(RegistryChange change) {
        return RegistryPath.of(change.path()).below(TREE) != null;
    }

    @Override
    public Finding judge(EndpointEvent event) {
        RegistryChange change = event.registry();
        RegistryPath path = change == null ? TREE : RegistryPath.of(change.path());
        if (event.type() == EventType.REGISTRY_KEY_CREATED) {
            String name = TaskName.of(path.below(TREE));
            if (name == null) {
                return Finding.none("the root of the task tree");
            }
            SignalKind kind = TaskName.isAtJob(name) ? SignalKind.AT_JOB : SignalKind.TASK_CREATED;
            Finding finding =
                    Finding.of(kind, "task " + name + " appeared in the registry").with(name, null);
            return byService(event.process()) ? finding : finding.with(Flag.NOT_SCHEDULER);
        }
        if (event.type() == EventType.REGISTRY_VALUE_SET) {
            // The last component is the value; one that lies in Tree itself belongs to no task.
            String name = TaskName.of(path.parent().below(TREE));
            if (name == null) {
                return Finding.none("a value of the task tree itself");
            }
            return TaskName.isAtJob(name)
                    ? Finding.of(
                                    SignalKind.AT_JOB,
                                    "AT job " + name + " was written to the registry")
                            .with(name, null)
                    : Finding.of(
                                    SignalKind.TASK_TOUCHED,
                                    "task " + name + " changed in the registry")
                            .with(name, null);
        }
        return Finding.none("a task's key, neither created nor written");
    }

    /** True also when the actor is unknown. */
    private static boolean byService(@Nullable ProcessInfo actor) {
        WindowsPath image = Image.of(actor);
        if (image == null) {
            return true;
        }
        return image.is(SERVICE) || image.is("Windows\\System32\\" + SERVICE);
    }
}
