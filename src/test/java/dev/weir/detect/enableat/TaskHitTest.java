package dev.weir.detect.enableat;

import static dev.weir.detect.Flag.EXECUTED;
import static dev.weir.detect.Flag.NOT_SCHEDULER;
import static dev.weir.detect.Flag.REMOTE;
import static dev.weir.detect.HitKind.AT_JOB;
import static dev.weir.detect.HitKind.TASK_TOUCHED;
import static dev.weir.detect.enableat.VerdictAssert.assertHit;
import static dev.weir.detect.enableat.VerdictAssert.assertNone;
import static dev.weir.event.EventType.REGISTRY_KEY_CREATED;
import static dev.weir.event.EventType.REGISTRY_KEY_DELETED;
import static dev.weir.event.EventType.TASK_CREATED;
import static dev.weir.event.EventType.TASK_RUN;
import static dev.weir.event.EventType.TASK_UPDATED;
import static dev.weir.testing.Events.TREE;
import static dev.weir.testing.Events.file;
import static dev.weir.testing.Events.keyCreated;
import static dev.weir.testing.Events.registry;
import static dev.weir.testing.Events.set;
import static dev.weir.testing.Events.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.event.EndpointEvent;
import dev.weir.event.EventType;
import dev.weir.event.ScheduledTask;
import dev.weir.testing.Events;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskHitTest {
    private static final String AT_XML =
            "<?xml version=\"1.0\"?>\r\n<Task version=\"1.0\" xmlns=\"urn:x\"><Principals>"
                    + "<UserId>@AtServiceAccount</UserId></Principals></Task>";

    @ParameterizedTest
    @ValueSource(strings = {"\\At1", "\\at1", "\\AT12", "At1", "\\\\At1", "\\At0", "\\At1\\"})
    void an_at_name_in_the_root_folder_is_proof_S02_S04_S16(String name) {
        assertHit(task(TASK_CREATED, name), AT_JOB);
        assertHit(task(TASK_UPDATED, name), AT_JOB);
        assertHit(task(TASK_RUN, name), AT_JOB, EXECUTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\Acme\\At1",
                "\\At",
                "\\At1x",
                "\\At 1",
                "\\At-1",
                "\\Bat1",
                "\\At1.job",
                "\\At\u0661",
                "\\Updater"
            })
    void any_other_name_is_a_task_S03_S66(String name) {
        Hit created = assertHit(task(TASK_CREATED, name), HitKind.TASK_CREATED);
        assertThat(nameOf(created)).isEqualTo(name);
        assertHit(task(TASK_UPDATED, name), TASK_TOUCHED);
        assertHit(task(TASK_RUN, name), TASK_TOUCHED);
    }

    @Test
    void updated_and_run_only_touch_a_task_S48() {
        assertThat(assertHit(task(TASK_UPDATED, "\\Scan"), TASK_TOUCHED).summary())
                .isEqualTo("task \\Scan was changed");
        assertThat(assertHit(task(TASK_RUN, "\\Scan"), TASK_TOUCHED).summary())
                .isEqualTo("task \\Scan ran");
    }

    @Test
    void a_definition_that_only_the_at_service_writes_is_proof() {
        assertHit(defined(AT_XML), AT_JOB);
        assertHit(defined(AT_XML.replace("\"", "'")), AT_JOB);
        assertHit(defined(AT_XML.replace("\"", "\\\"")), AT_JOB);
        assertHit(defined(AT_XML.substring(0, AT_XML.indexOf("</UserId>"))), AT_JOB);
        assertHit(
                defined(AT_XML.replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")),
                AT_JOB);
        assertHit(task(TASK_RUN, content("\\X", AT_XML)), AT_JOB, EXECUTED);
    }

    @Test
    void half_a_signature_is_no_proof() {
        String newer = AT_XML.replace("<Task version=\"1.0\"", "<Task version=\"1.2\"");
        String account = AT_XML.replace("@AtServiceAccount", "S-1-5-18");
        String mentioned =
                AT_XML.replace("<UserId>@AtServiceAccount</UserId>", "")
                        .replace("</Task>", "<Arguments>@AtServiceAccount</Arguments></Task>");
        for (String xml : new String[] {newer, account, mentioned}) {
            assertHit(defined(xml), HitKind.TASK_CREATED);
        }
    }

    @Test
    void a_task_without_name_or_definition_is_still_one_S68() {
        Hit hit = assertHit(task(TASK_CREATED, (String) null), HitKind.TASK_CREATED);
        assertThat(hit.summary()).isEqualTo("task without a name was created");
        assertThat(nameOf(hit)).isNull();
        assertHit(Events.bare(TASK_CREATED), HitKind.TASK_CREATED);
        assertHit(task(TASK_CREATED, "\\"), HitKind.TASK_CREATED);
    }

    @Test
    void only_a_task_known_to_be_made_remotely_is_remote_S66() {
        assertHit(
                task(TASK_CREATED, new ScheduledTask("\\X", null, null, null, true)),
                HitKind.TASK_CREATED,
                REMOTE);
        assertHit(
                task(TASK_CREATED, new ScheduledTask("\\X", null, null, null, false)),
                HitKind.TASK_CREATED);
        assertHit(
                task(TASK_RUN, new ScheduledTask("\\At1", null, null, null, true)),
                AT_JOB,
                EXECUTED,
                REMOTE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\Windows\\System32\\Tasks\\At1",
                "c:\\windows\\system32\\tasks\\at1",
                "C:\\Windows\\Tasks\\At1.job",
                "\\Device\\HarddiskVolume2\\Windows\\Tasks\\AT1.JOB"
            })
    void the_file_of_an_at_job_is_proof_S02(String path) {
        assertThat(nameOf(assertHit(file(path), AT_JOB))).isEqualToIgnoringCase("\\At1");
    }

    @Test
    void the_file_of_another_task_is_a_new_task_S24() {
        assertTask(file("C:\\Windows\\System32\\Tasks\\X"), "\\X");
        assertTask(file("C:\\Windows\\System32\\Tasks\\Acme\\At1"), "\\Acme\\At1");
        assertTask(file("C:\\Windows\\System32\\Tasks\\At1.job"), "\\At1.job");
        assertTask(file("C:\\Windows\\Tasks\\X.job"), "\\X");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\Windows\\System32\\Tasks",
                "C:\\Windows\\System32\\Tasks\\",
                "C:\\Windows\\System32\\Tasks_Migrated\\X",
                "C:\\Windows\\SysWOW64\\Tasks\\X",
                "C:\\Windows\\Tasks\\SA.DAT",
                "C:\\Windows\\Tasks\\Acme\\At1.job",
                "C:\\Users\\x\\Windows\\System32\\Tasks\\At1",
                "C:\\Backup\\Windows\\Tasks\\At1.job",
                "\\\\.\\pipe\\atsvc"
            })
    void a_file_elsewhere_gives_nothing(String path) {
        assertNone(file(path), "the file is not a task's");
    }

    /** A new task, or a folder that the service opened; the correlation tells. */
    @ParameterizedTest
    @ValueSource(strings = {"X", "Acme\\At1", "Microsoft\\Office", "Microsoft\\Windows\\Acme\\Up"})
    void a_task_key_made_by_the_service_may_be_a_new_task_S17_S24_S66(String name) {
        for (String service :
                Arrays.asList(null, "svchost.exe", "C:\\windows\\system32\\svchost.exe")) {
            Hit hit = assertHit(keyCreated(TREE + name, service), HitKind.TASK_KEY);
            assertThat(nameOf(hit)).isEqualTo("\\" + name);
        }
    }

    @Test
    void an_at_job_needs_no_more_than_its_key() {
        assertThat(nameOf(assertHit(keyCreated(TREE + "At1", null), AT_JOB))).isEqualTo("\\At1");
    }

    @Test
    void a_task_key_made_by_another_program_is_flagged_S67() {
        assertHit(
                keyCreated(TREE + "Y", "C:\\Users\\Public\\evil.exe"),
                HitKind.TASK_CREATED,
                NOT_SCHEDULER);
        assertHit(keyCreated(TREE + "At1", "evil.exe"), AT_JOB, NOT_SCHEDULER);
        assertHit(
                keyCreated(TREE + "Y", "C:\\Users\\Public\\svchost.exe"),
                HitKind.TASK_CREATED,
                NOT_SCHEDULER);
    }

    @Test
    void a_value_below_a_task_key_touches_that_task_S53() {
        for (String value : List.of("Index", "id", "ID")) {
            assertThat(nameOf(assertHit(set(TREE + "X\\" + value, "1"), HitKind.TASK_ID)))
                    .isEqualTo("\\X");
        }
        assertNone(
                set(TREE + "X\\SD", "1"),
                "the security descriptor, which folders of tasks have, too");
        assertThat(nameOf(assertHit(set(TREE + "X\\At1", "1"), TASK_TOUCHED))).isEqualTo("\\X");
        assertThat(nameOf(assertHit(set(TREE + "At1\\Id", "{1}"), AT_JOB))).isEqualTo("\\At1");
    }

    @Test
    void what_lies_near_the_task_tree_gives_nothing_S53() {
        assertNone(set(TREE + "At1", "1"), "a value of the task tree itself");
        String cache = TREE.replace("\\Tree\\", "\\");
        for (String path :
                new String[] {
                    cache + "Tasks\\{1}\\Hash",
                    cache + "Plain\\{1}\\At1",
                    TREE.replace("TaskCache", "TaskCache2") + "At1\\Id",
                    "HKLM\\SOFTWARE\\Acme\\TaskCache\\Tree\\At1\\Id"
                }) {
            assertNone(set(path, "1"), "another registry path");
            assertNone(registry(REGISTRY_KEY_CREATED, path), "another registry path");
        }
        assertNone(registry(REGISTRY_KEY_CREATED, TREE), "another registry path");
        assertNone(
                registry(REGISTRY_KEY_DELETED, TREE + "At1"),
                "a task's key, neither created nor written");
    }

    @Test
    void events_that_the_detection_has_no_use_for_give_nothing_S46_S54() {
        assertNone(Events.bare(EventType.OTHER), "not an event that the detection uses");
        assertNone(task(EventType.OTHER, "\\At1"), "not an event that the detection uses");
        assertNone(Events.bare(EventType.FILE_CREATED), "a file event without a path");
    }

    private static void assertTask(EndpointEvent event, String name) {
        assertThat(nameOf(assertHit(event, HitKind.TASK_CREATED))).isEqualTo(name);
    }

    private static EndpointEvent defined(String xml) {
        return task(TASK_CREATED, content("\\X", xml));
    }

    private static ScheduledTask content(String name, String xml) {
        return new ScheduledTask(name, null, null, xml, null);
    }

    private static @Nullable String nameOf(Hit hit) {
        return hit.task() == null ? null : Objects.requireNonNull(hit.task()).name();
    }
}
