package dev.weir.detect.enableat;

import java.util.List;

/** What a record must contain, for its event to be able to give a hit. */
public final class EnableAtTokens {

    /**
     * Lower-case ASCII, at least six bytes each. A record that contains none of them, ASCII case
     * ignored, gives no hit in any wire shape that is read here.
     *
     * <p>They are written over decoded text, quotes and tags of the document included. In the bytes
     * of a record every backslash <em>inside</em> a token is a run of 1 to 8: JSON doubles it, JSON
     * in a string once more, some agents once more. One at the front is the last of such a run and
     * needs no care.
     */
    public static final List<String> ANY_OF =
            List.of(
                    // The watched value, and its key when that is deleted or renamed. A rename may
                    // give the new name alone, so the two words for it stand here, too.
                    "enableat",
                    "schedule\\configuration",
                    "renamekey",
                    "keyrename",
                    // at.exe as path, field, element, attribute or word; bare it is in netstat.exe.
                    "\\at.exe",
                    "/at.exe",
                    "\"at.exe",
                    "'at.exe",
                    ">at.exe",
                    "=at.exe",
                    ":at.exe",
                    " at.exe",
                    // Programs and commands; the third is also Win32_ScheduledJob's, the fourth
                    // also Defender's and CrowdStrike's word for a new task.
                    "schtasks",
                    "wmic.exe",
                    "scheduledjob",
                    "scheduledtask",
                    // "Scheduled" and "scheduled" as PowerShell's -EncodedCommand has them, UTF-16
                    // in Base64, at each of the three places in a group of bytes.
                    "bjaggazqbkahuabablagqa",
                    "maywboaguazab1agwazqbka",
                    "agmaaablagqadqbsaguaza",
                    // Tasks: Windows' field, Elastic's words, SentinelOne's field and words, OCSF's
                    // class by name, by number, and with the activity.
                    "taskname",
                    "scheduled_task",
                    "scheduled-task",
                    "task.name",
                    "schedtask",
                    "scheduled job",
                    "class_uid\":1006",
                    "class_uid\": 1006",
                    "100601",
                    "100602",
                    "100606",
                    // Tasks whose fields have lost their names: the definition's namespace, and the
                    // log that is about nothing else.
                    "windows/2004/02/mit/task",
                    "windows-taskscheduler",
                    // Tasks as keys and files.
                    "taskcache\\tree",
                    "system32\\tasks\\",
                    "sysnative\\tasks\\",
                    "windows\\tasks\\",
                    // System starts.
                    "kernel-general");

    private EnableAtTokens() {}
}
