package dev.weir.detect.enableat;

import dev.weir.detect.HitKind;
import dev.weir.event.Ascii;
import dev.weir.event.EndpointEvent;

/** Tasks as files: one per task below System32\Tasks, and the old format in Windows\Tasks. */
final class FileJudge implements Judge {

    private static final String OTHER = "the file is not a task's";

    /** What the path of a task's file holds in any spelling. */
    private static final String FOLDER = "Tasks";

    private static final String TASKS = "Windows\\System32\\Tasks\\";
    private static final String JOBS = "Windows\\Tasks\\";
    private static final String JOB = ".job";

    @Override
    public Finding judge(EndpointEvent event) {
        String file = event.file();
        if (file == null) {
            return Finding.none("a file event without a path");
        }
        if (!Ascii.contains(file, FOLDER)) {
            return Finding.none(OTHER);
        }
        WindowsPath path = WindowsPath.of(file);
        String task = path.below(TASKS);
        if (task == null) {
            String job = path.below(JOBS);
            if (job == null || job.indexOf('\\') >= 0 || !Ascii.endsWith(job, JOB)) {
                return Finding.none(OTHER);
            }
            task = job.substring(0, job.length() - JOB.length());
        }
        String name = TaskName.of(task);
        HitKind kind = TaskName.isAtJob(name) ? HitKind.AT_JOB : HitKind.TASK_CREATED;
        return Finding.of(kind, "the file of task " + name + " was created").with(name, null);
    }
}
