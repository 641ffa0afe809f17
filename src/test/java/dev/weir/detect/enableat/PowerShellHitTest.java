package dev.weir.detect.enableat;

import static dev.weir.detect.Flag.WMI;
import static dev.weir.detect.HitKind.AT_RUN;
import static dev.weir.detect.HitKind.TASK_CREATED;
import static dev.weir.detect.enableat.VerdictAssert.assertHit;
import static dev.weir.detect.enableat.VerdictAssert.assertNone;
import static dev.weir.testing.Events.SYSTEM32;
import static dev.weir.testing.Events.script;
import static dev.weir.testing.Events.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.Hit;
import dev.weir.event.EventType;
import dev.weir.testing.Events;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PowerShellHitTest {
    private static final String SHELL = SYSTEM32 + "WindowsPowerShell\\v1.0\\powershell.exe";
    private static final String NEITHER =
            "PowerShell, but it uses neither AT jobs nor Register-ScheduledTask";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "([wmiclass]\"Win32_ScheduledJob\").Create(\"calc\", $t)",
                "Invoke-WmiMethod -Class win32_scheduledjob -Name Create",
                "Get-CimInstance Win32_ScheduledJob",
                "function Add-Job { Invoke-CimMethod -ClassName Win32_ScheduledJob }"
            })
    void a_script_that_uses_the_class_of_at_jobs_tries_at_S12(String text) {
        assertHit(script(text), AT_RUN, WMI);
        assertHit(started(SHELL, "powershell -Command " + text), AT_RUN, WMI);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wmic job call create \"cmd\" 0 0 true false ********143000.000000-420",
                "WMIC  JOB  CALL  CREATE cmd",
                "wmic /node:srv02 job call create cmd",
                "wmic path Win32_ScheduledJob call create cmd"
            })
    void wmic_that_makes_a_job_tries_at_S13(String line) {
        assertHit(started(SYSTEM32 + "wbem\\WMIC.exe", line), AT_RUN, WMI);
        assertHit(started("C:\\x.exe", line, "wmic.exe"), AT_RUN, WMI);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wmic job list",
                "wmic process call create calc",
                "wmic printjob call create",
                "wmic job where JobId=1 call delete"
            })
    void other_uses_of_wmic_give_nothing(String line) {
        assertNone(started(SYSTEM32 + "wbem\\WMIC.exe", line), "wmic, but it makes no AT job");
    }

    @ParameterizedTest
    @CsvSource({
        "Register-ScheduledTask -TaskName Up -Action $a, \\Up",
        "register-scheduledtask -Action $a -TaskName 'My Up', \\My Up",
        "Register-ScheduledTask -TaskName:\"Up\", \\Up",
        "Register-ScheduledTask Up -Action $a, \\Up",
        "Register-ScheduledTask -TaskName Up -TaskPath '\\Acme\\', \\Acme\\Up",
        "$t | Register-ScheduledTask 'Up' | Out-Null, \\Up",
        "ScheduledTasks\\Register-ScheduledTask \\Acme\\Up, \\Acme\\Up",
        "& 'Register-ScheduledTask' -TaskName Up, \\Up",
        "iex 'Register-ScheduledTask -TaskName Up', \\Up",
        "Register-ScheduledTask -TaskName $name, ",
        "Register-ScheduledTask @args, ",
        "Register-ScheduledTask -InputObject $t, ",
        "Register-ScheduledTask, "
    })
    void a_script_that_registers_a_task_makes_one_S17(String text, String name) {
        Hit hit = assertHit(script(text), TASK_CREATED);
        assertThat(Objects.requireNonNull(hit.task()).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-e", "-EC", "-enc", "/EncodedCommand", "\u2013encod", "-NoP -w hidden -En"})
    void an_encoded_command_is_read(String option) {
        String script = "Register-ScheduledTask \u2013TaskName 'Up' -Action $a";
        Base64.Encoder base64 = Base64.getEncoder();
        String text = base64.encodeToString(script.getBytes(StandardCharsets.UTF_16LE));
        String line = "powershell.exe " + option + " " + text;

        Hit hit = assertHit(started(SYSTEM32 + "powershell.exe", line), TASK_CREATED);

        assertThat(Objects.requireNonNull(hit.task()).name()).isEqualTo("\\Up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-enc", "-enc %%%", "-ex Bypass -f x.ps1", "-encx UgBl"})
    void what_is_no_encoded_command_gives_nothing(String rest) {
        assertNone(started(SYSTEM32 + "powershell.exe", "powershell " + rest), NEITHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"powershell.exe", "pwsh.exe", "PowerShell_ISE.exe"})
    void a_shell_told_to_register_a_task_makes_one(String shell) {
        assertHit(
                started(SYSTEM32 + shell, shell + " -c \"Register-ScheduledTask -TaskName Up\""),
                TASK_CREATED);
        assertHit(started("C:\\p.exe", "p -c Register-ScheduledTask", shell), TASK_CREATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "function Register-ScheduledTask\n{ [CmdletBinding()] param() }",
                "function global:Register-ScheduledTask { }",
                "Microsoft.PowerShell.Core\\Export-ModuleMember -Function 'Register-ScheduledTask' -Alias '*'",
                "Export-ModuleMember Get-ScheduledTask, Register-ScheduledTask",
                "Get-Help Register-ScheduledTask",
                "Get-Command 'Register-ScheduledTask'",
                "  # Register-ScheduledTask -TaskName Up",
                "Unregister-ScheduledTask -TaskName Up",
                "Register-ScheduledTaskFolder",
                "New-ScheduledTask -Action $a",
                "Register-ScheduledJob -Name x",
                "# Win32_ScheduledJob is deprecated",
                "Get-CimInstance Win32_ScheduledJobs",
                ""
            })
    void a_mere_mention_gives_nothing(String text) {
        assertNone(script(text), NEITHER);
    }

    @Test
    void a_use_after_a_mention_counts() {
        assertHit(
                script("function Register-ScheduledTask { }\nRegister-ScheduledTask Up"),
                TASK_CREATED);
        assertHit(script("$x = '#'; Register-ScheduledTask Up"), TASK_CREATED);
    }

    @Test
    void the_class_of_at_jobs_counts_more_than_a_registered_task() {
        assertHit(
                script("Register-ScheduledTask Up; Get-WmiObject Win32_ScheduledJob"), AT_RUN, WMI);
    }

    @Test
    void a_script_is_never_kept_whole() {
        String text = "x".repeat(5_000) + "\n Register-ScheduledTask Up;" + "y".repeat(5_000);
        assertThat(assertHit(script(text), TASK_CREATED).summary())
                .startsWith("PowerShell registers a task: xxx")
                .contains(" Register-ScheduledTask Up;yyy")
                .hasSize("PowerShell registers a task: ".length() + 159);
    }

    @Test
    void a_script_event_without_a_script_gives_nothing() {
        assertNone(Events.bare(EventType.SCRIPT_BLOCK), "a script event without a script");
    }
}
