package dev.weir.detect.enableat;

import static dev.weir.detect.Flag.AT_MODE_CREATE;
import static dev.weir.detect.Flag.AT_MODE_DELETE;
import static dev.weir.detect.Flag.AT_MODE_LIST;
import static dev.weir.detect.Flag.MASQUERADE;
import static dev.weir.detect.Flag.RENAMED_AT;
import static dev.weir.detect.HitKind.AT_RUN;
import static dev.weir.detect.enableat.VerdictAssert.assertHit;
import static dev.weir.detect.enableat.VerdictAssert.assertNone;
import static dev.weir.testing.Events.SYSTEM32;
import static dev.weir.testing.Events.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.EndpointEvent;
import dev.weir.event.EventType;
import dev.weir.event.Host;
import dev.weir.event.ProcessInfo;
import dev.weir.event.Source;
import dev.weir.testing.Events;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtRunHitTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\Windows\\System32\\at.exe",
                "c:\\windows\\system32\\AT.EXE",
                "C:\\Windows\\SysWOW64\\at.exe",
                "C:\\Windows\\Sysnative\\at.exe",
                "C:\\\\Windows\\\\System32\\\\at.exe",
                "C:/Windows/System32/at.exe",
                "D:\\Windows\\System32\\at.exe",
                "\\Device\\HarddiskVolume3\\Windows\\System32\\at.exe",
                "\\\\Device\\\\HarddiskVolume3\\\\Windows\\\\System32\\\\at.exe",
                "\\\\?\\C:\\Windows\\System32\\at.exe",
                "\\??\\C:\\Windows\\System32\\at.exe",
                "\\\\?\\Volume{7}\\Windows\\System32\\at.exe",
                "\\\\?\\GLOBALROOT\\Device\\HarddiskVolume1\\Windows\\System32\\at.exe",
                "\\SystemRoot\\System32\\at.exe",
                "%SystemRoot%\\System32\\at.exe",
                "\\Windows\\System32\\at.exe"
            })
    void at_in_its_own_folder_is_a_run_S08_S10(String image) {
        assertHit(started(image, null), AT_RUN);
        assertHit(started(image, null, "AT.EXE"), AT_RUN);
    }

    @Test
    void at_known_by_name_only_is_a_run() {
        assertThat(assertHit(started("at.exe", null), AT_RUN).summary())
                .isEqualTo("at.exe started");
        assertHit(started("at.exe", null, "-"), AT_RUN);
        assertHit(named("AT.EXE"), AT_RUN);
    }

    @Test
    void at_elsewhere_in_the_windows_folder_without_an_original_name_is_a_run() {
        assertHit(started("C:\\Windows\\WinSxS\\amd64_at_1\\at.exe", null), AT_RUN);
        assertHit(started("C:\\Windows\\WinSxS\\amd64_at_1\\at.exe", null, " "), AT_RUN);
    }

    @Test
    void a_copy_of_at_is_a_run_without_remark() {
        assertHit(started("C:\\Users\\Public\\at.exe", null, "AT.EXE"), AT_RUN);
        assertHit(started("C:\\Users\\Public\\at.exe", null, "at.exe.mui"), AT_RUN);
    }

    @Test
    void a_renamed_at_is_a_run_under_a_mask_S11() {
        EndpointEvent renamed = started("C:\\Users\\Public\\svc.exe", "svc 13:20 cmd", "AT.EXE");
        assertThat(assertHit(renamed, AT_RUN, MASQUERADE, RENAMED_AT, AT_MODE_CREATE).summary())
                .isEqualTo("at.exe started under the name svc.exe");
    }

    @Test
    void a_foreign_program_called_at_is_a_masquerade() {
        assertThat(
                        assertHit(
                                        started("C:\\Users\\Public\\at.exe", null, "nc.exe"),
                                        AT_RUN,
                                        MASQUERADE)
                                .summary())
                .isEqualTo(
                        "a program called at.exe that is not Microsoft's started from"
                                + " Users\\Public\\at.exe");
        assertHit(started("C:\\Users\\Public\\at.exe", null), AT_RUN, MASQUERADE);
        assertHit(started("C:\\Users\\Public\\at.exe", null, ""), AT_RUN, MASQUERADE);
        assertHit(started("C:\\Windows\\Temp\\at.exe", null, "nc.exe"), AT_RUN, MASQUERADE);
        assertHit(started("C:\\Users\\x\\Windows\\System32\\at.exe", null), AT_RUN, MASQUERADE);
        assertHit(started("\\\\srv\\Windows\\System32\\at.exe", null), AT_RUN, MASQUERADE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "netstat.exe",
                "winsat.exe",
                "cat.exe",
                "at.com",
                "at.exe.exe",
                "format.exe",
                "\u00E4t.exe"
            })
    void a_program_whose_name_only_ends_like_at_gives_nothing_S47(String name) {
        assertNone(started(SYSTEM32 + name, name), "the program " + name + " is not watched");
    }

    @Test
    void a_shell_that_names_at_gives_nothing_because_at_starts_by_itself() {
        assertNone(
                started(SYSTEM32 + "cmd.exe", "cmd /c at 13:20 calc.exe"),
                "the program cmd.exe is not watched");
        assertNone(
                started("C:\\at.exe\\tool.exe", "C:\\at.exe\\tool.exe"),
                "the program tool.exe is not watched");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at 13:20 /interactive cmd",
                "at  13:20 /interactive cmd",
                "at.exe 13:20 cmd",
                "AT 1:20pm cmd",
                "at 1:20A cmd",
                "at 13.20 cmd",
                "\"C:\\Windows\\System32\\at.exe\" 13:20 cmd",
                "C:\\Windows\\System32\\at.exe 13:20 cmd",
                "at \\\\srv02 13:20 cmd",
                "at \"13:20\" cmd",
                "at 13:20 /every:m,t cmd /c del x /delete"
            })
    void a_time_makes_a_job_S01(String line) {
        assertHit(started(SYSTEM32 + "at.exe", line), AT_RUN, AT_MODE_CREATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"at", "at.exe", "\"C:\\Windows\\System32\\at.exe\"", "at \\\\srv02", "at 1"})
    void no_time_lists_jobs(String line) {
        assertHit(started(SYSTEM32 + "at.exe", line), AT_RUN, AT_MODE_LIST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"at 1 /delete", "at /delete /yes", "at \\\\srv02 12 /DELETE", "at -delete"})
    void delete_deletes_jobs(String line) {
        assertHit(started(SYSTEM32 + "at.exe", line), AT_RUN, AT_MODE_DELETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"at /?", "at soon cmd", "at 1 2", " "})
    void a_line_that_is_not_understood_is_a_run_without_a_mode(String line) {
        assertHit(started(SYSTEM32 + "at.exe", line), AT_RUN);
    }

    @Test
    void a_process_of_no_name_gives_nothing() {
        assertNone(started(null, null), "the program is unknown");
        assertNone(Events.bare(EventType.PROCESS_STARTED), "a process start without a process");
    }

    private static EndpointEvent named(@Nullable String name) {
        ProcessInfo process = new ProcessInfo(name, " ", null, null, null, null, null, null);
        return new EndpointEvent(
                EventType.PROCESS_STARTED,
                new Source("ocsf", "OCSF"),
                null,
                Events.T0,
                new Host("ws01", null, List.of()),
                null,
                process,
                null,
                null,
                null,
                null);
    }
}
