package dev.weir.detect.enableat;

import static dev.weir.detect.HitKind.TASK_CREATED;
import static dev.weir.detect.HitKind.TASK_TOUCHED;
import static dev.weir.detect.enableat.VerdictAssert.assertHit;
import static dev.weir.detect.enableat.VerdictAssert.assertNone;
import static dev.weir.testing.Events.SYSTEM32;
import static dev.weir.testing.Events.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.Hit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchtasksHitTest {
    private static final String IMAGE = SYSTEM32 + "schtasks.exe";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schtasks /create /tn Up /tr calc.exe /sc once",
                "schtasks.exe  /Create /F /TN \\Up /TR calc.exe",
                "SCHTASKS -create -tn \"Up\" -tr calc.exe",
                "\"C:\\Windows\\System32\\schtasks.exe\" /create /tn Up /tr calc.exe",
                "C:\\Windows\\System32\\schtasks.exe /create /tn Up /tr calc.exe",
                "schtasks /tn Up /tr calc.exe /create",
                "schtasks/create /tn Up /tr calc.exe"
            })
    void create_is_a_new_task(String line) {
        Hit hit = assertHit(started(IMAGE, line), TASK_CREATED);
        assertThat(hit.task()).isEqualTo(new Hit.Task("\\Up", "calc.exe", null));
        assertThat(hit.summary()).isEqualTo("schtasks creates task \\Up");
    }

    @Test
    void create_reads_quoted_values_as_the_program_does() {
        String line = "schtasks /create /tn \"My Folder\\Up\" /tr \"cmd /c \\\"a b.exe\\\" /run\"";
        assertThat(assertHit(started(IMAGE, line), TASK_CREATED).task())
                .isEqualTo(new Hit.Task("\\My Folder\\Up", "cmd /c \"a b.exe\" /run", null));
    }

    /** What schtasks.exe was found to take; it takes no short forms, and no longer dashes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "schtasks \uFE63create /tn x /tr y",
                "schtasks /\"c\"reate /tn x /tr y",
                "schtasks /create \uFE63tn x /tr y",
                "schtasks\t/create\t/tn\tx\t/tr\ty"
            })
    void other_spellings_of_options_hide_nothing(String line) {
        assertThat(assertHit(started(IMAGE, line), TASK_CREATED).task())
                .isEqualTo(new Hit.Task("\\x", line.contains("y") ? "y" : null, null));
    }

    @Test
    void a_letter_that_windows_takes_for_another_hides_no_run() {
        assertHit(started(IMAGE, "schtasks /\u02B3un /tn x"), TASK_TOUCHED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"schtasks /cr /tn x /tr y", "schtasks \u2013create /tn x /tr y"})
    void what_schtasks_does_not_take_gives_nothing(String line) {
        assertNone(started(IMAGE, line), "schtasks neither creates, changes nor runs a task");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\\\?\\C:\\Windows\\System32\\schtasks.exe",
                "C:\\Windows\\Temp\\..\\System32\\.\\schtasks.exe",
                "C:\\Windows\\System32\\schtasks.exe. .",
                "C:/Windows//System32/SCHTASKS.EXE"
            })
    void other_spellings_of_the_program_hide_nothing(String image) {
        assertHit(started(image, "schtasks /create /tn x /tr y"), TASK_CREATED);
    }

    @Test
    void doubled_backslashes_close_an_argument_and_hide_nothing() {
        String line = "schtasks.exe /tr \"cmd /c x \\\\\" /tn upd /sc once /st 23:00 /create";
        assertThat(assertHit(started(IMAGE, line), TASK_CREATED).task())
                .isEqualTo(new Hit.Task("\\upd", "cmd /c x \\", null));
    }

    @Test
    void create_without_a_readable_name_is_still_a_new_task() {
        Hit hit = assertHit(started(IMAGE, "schtasks /create /tn"), TASK_CREATED);
        assertThat(hit.task()).isEqualTo(new Hit.Task(null, null, null));
        assertThat(hit.summary()).isEqualTo("schtasks creates a task");
    }

    @Test
    void create_under_an_at_name_is_no_proof_of_at() {
        assertHit(started(IMAGE, "schtasks /create /tn At1 /tr calc.exe"), TASK_CREATED);
    }

    @Test
    void at_among_the_arguments_does_not_confuse() {
        assertHit(
                started(IMAGE, "schtasks /create /tn x /tr \"at 13:20 cmd\" /st 13:20"),
                TASK_CREATED);
    }

    @Test
    void a_renamed_schtasks_is_known_by_its_original_name() {
        assertHit(
                started("C:\\Users\\Public\\s.exe", "s /create /tn x /tr y", "schtasks.exe"),
                TASK_CREATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schtasks /change /tn Up /disable",
                "schtasks -Change /tn Up",
                "schtasks /run /tn Up",
                "schtasks /RUN /I /TN Up"
            })
    void change_and_run_touch_a_task_S46(String line) {
        assertThat(assertHit(started(IMAGE, line), TASK_TOUCHED).task())
                .isEqualTo(new Hit.Task("\\Up", null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schtasks /query /fo LIST /v",
                "schtasks /query /tn create",
                "schtasks /delete /tn Up /f",
                "schtasks /end /tn Up",
                "schtasks /showsid /tn Up",
                "schtasks",
                "schtasks /creates /tn Up",
                "schtasks create /tn Up"
            })
    void other_commands_give_nothing_S45_S46(String line) {
        assertNone(started(IMAGE, line), "schtasks neither creates, changes nor runs a task");
    }

    @Test
    void help_gives_nothing() {
        assertNone(started(IMAGE, "schtasks /create /?"), "schtasks shows its help");
    }

    @Test
    void without_a_command_line_nothing_is_known() {
        assertNone(started(IMAGE, null), "schtasks.exe without a command line");
    }

    @Test
    void a_shell_that_names_schtasks_gives_nothing_because_schtasks_starts_by_itself() {
        assertNone(
                started(SYSTEM32 + "cmd.exe", "cmd /c schtasks /create /tn Up /tr calc.exe"),
                "the program cmd.exe is not watched");
    }
}
