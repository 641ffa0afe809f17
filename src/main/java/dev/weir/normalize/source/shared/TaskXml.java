package dev.weir.normalize.source.shared;

import dev.weir.event.ScheduledTask;
import org.jspecify.annotations.Nullable;

/** The few facts of a task definition, also of a truncated one: hence no XML parser. */
public final class TaskXml {
    private TaskXml() {}

    /** A task by name and definition, each perhaps missing. */
    public static ScheduledTask task(
            @Nullable String name, @Nullable String content, @Nullable Boolean remote) {
        String xml = content == null ? null : unescaped(content);
        return new ScheduledTask(
                path(name),
                command(text(xml, "Command"), text(xml, "Arguments")),
                text(xml, "UserId"),
                xml,
                remote);
    }

    /** The same where the source tells the command apart from the definition. */
    public static ScheduledTask task(
            @Nullable String name, @Nullable String content, @Nullable String command) {
        ScheduledTask task = task(name, content, (Boolean) null);
        return command == null
                ? task
                : new ScheduledTask(task.name(), command, task.principal(), task.content(), null);
    }

    /**
     * Whether a task was made over RPC from another host; null when the event does not say. Windows
     * leaves the locality at 0 for local calls, too, but knows their process.
     */
    public static @Nullable Boolean remote(@Nullable Long locality, @Nullable Long clientProcess) {
        if (locality == null || locality != 0) {
            return locality == null ? null : false;
        }
        return clientProcess == null ? null : clientProcess == 0;
    }

    /** A task name as the scheduler's path: one leading backslash, none doubled. */
    public static @Nullable String path(@Nullable String name) {
        if (name == null) {
            return null;
        }
        String single = name;
        while (single.contains("\\\\")) {
            single = single.replace("\\\\", "\\");
        }
        return single.startsWith("\\") ? single : "\\" + single;
    }

    public static @Nullable String command(@Nullable String command, @Nullable String arguments) {
        return command == null || arguments == null ? command : command + " " + arguments;
    }

    private static @Nullable String text(@Nullable String xml, String element) {
        int start = xml == null ? -1 : xml.indexOf("<" + element + ">");
        if (xml == null || start < 0) {
            return null;
        }
        int from = start + element.length() + 2;
        int to = xml.indexOf('<', from);
        return to < 0 ? null : entities(xml.substring(from, to)).strip();
    }

    /** Some carriers escape the definition once more; its own entities stay. */
    private static String unescaped(String content) {
        return content.stripLeading().startsWith("&lt;") ? entities(content) : content;
    }

    private static String entities(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}
