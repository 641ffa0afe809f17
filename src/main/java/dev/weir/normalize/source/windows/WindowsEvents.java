package dev.weir.normalize.source.windows;

import dev.weir.event.EventType;
import dev.weir.event.Source;
import dev.weir.ingest.RejectedException;
import dev.weir.normalize.source.shared.EventBuilder;
import dev.weir.normalize.source.shared.MappedEvent;

/**
 * What Windows event log entries mean. Provider or channel decide first, in any case; the number
 * alone says nothing, because 1, 12, 13 and 14 exist in other channels.
 */
public final class WindowsEvents {
    public static final Source SYSMON = new Source("sysmon", "Sysmon");
    static final Source SECURITY = new Source("windows_security", "Windows Security");
    static final Source TASKS = new Source("task_scheduler", "Task Scheduler");
    static final Source POWERSHELL = new Source("powershell", "PowerShell");
    static final Source SYSTEM = new Source("windows_system", "Windows System");
    public static final Source EVENT_LOG = new Source("windows_event_log", "Windows Event Log");

    private WindowsEvents() {}

    /** Who wrote the entry. */
    public static Source source(String channel, String provider) {
        if (is(
                provider,
                "Microsoft-Windows-Sysmon",
                channel,
                "Microsoft-Windows-Sysmon/Operational")) {
            return SYSMON;
        }
        if (is(provider, "Microsoft-Windows-Security-Auditing", channel, "Security")) {
            return SECURITY;
        }
        if (is(
                provider,
                "Microsoft-Windows-TaskScheduler",
                channel,
                "Microsoft-Windows-TaskScheduler/Operational")) {
            return TASKS;
        }
        if (is(
                        provider,
                        "Microsoft-Windows-PowerShell",
                        channel,
                        "Microsoft-Windows-PowerShell/Operational")
                || is(provider, "PowerShellCore", channel, "PowerShellCore/Operational")) {
            return POWERSHELL;
        }
        return channel.equalsIgnoreCase("System") ? SYSTEM : EVENT_LOG;
    }

    /**
     * Maps the entry. One whose defining field is missing is rejected: it is neither a signal nor
     * may it be lost in silence.
     */
    public static MappedEvent map(WindowsEvent sent) throws RejectedException {
        Source source = source(sent.channel(), sent.provider());
        WindowsEvent event = NamelessData.named(sent, source);
        EventBuilder builder =
                new EventBuilder(source).id(event.recordId()).host(event.host()).time(event.time());
        builder.fields(WindowsColumns.mapping(source).fields(new WindowsColumns(event)));
        if (source.equals(SYSMON)) {
            return SysmonEvents.map(event, builder);
        }
        if (source.equals(SECURITY)) {
            return SecurityEvents.map(event, builder);
        }
        if (source.equals(TASKS)) {
            return TaskSchedulerEvents.map(event, builder);
        }
        if (source.equals(POWERSHELL) && event.id() == 4104) {
            return builder.script(event.get("ScriptBlockText")).build();
        }
        if (source.equals(SYSTEM)
                && event.id() == 12
                && event.provider().equalsIgnoreCase("Microsoft-Windows-Kernel-General")) {
            return builder.type(EventType.HOST_BOOTED).build();
        }
        return builder.build();
    }

    /** The provider decides; the channel only where a carrier drops the provider. */
    private static boolean is(
            String provider, String wantedProvider, String channel, String wantedChannel) {
        return provider.isEmpty()
                ? channel.equalsIgnoreCase(wantedChannel)
                : provider.equalsIgnoreCase(wantedProvider);
    }
}
