package dev.weir.event;

/** What happened on the endpoint, in one word, whatever the vendor calls it. */
public enum EventType {
    /** A registry value was written, whether it existed before or not. */
    REGISTRY_VALUE_SET,
    REGISTRY_VALUE_DELETED,
    REGISTRY_KEY_CREATED,
    REGISTRY_KEY_DELETED,
    /** A key or value got another name; {@link RegistryChange#newPath()} holds it. */
    REGISTRY_RENAMED,
    /** A key or value was created, changed or deleted: the record does not say which. */
    REGISTRY_CHANGED,
    PROCESS_STARTED,
    TASK_CREATED,
    /** A task's definition changed. */
    TASK_UPDATED,
    /** A task started or one of its actions did. */
    TASK_RUN,
    FILE_CREATED,
    /** A PowerShell script block was logged. */
    SCRIPT_BLOCK,
    /** The operating system started. */
    HOST_BOOTED,
    /** Recognised, and nothing that the detection uses. */
    OTHER
}
