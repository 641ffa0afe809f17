package dev.weir.detect.enableat;

import static dev.weir.event.EventType.HOST_BOOTED;
import static dev.weir.event.EventType.REGISTRY_KEY_DELETED;
import static dev.weir.event.EventType.TASK_CREATED;
import static dev.weir.event.EventType.TASK_RUN;
import static dev.weir.event.EventType.TASK_UPDATED;
import static dev.weir.testing.Events.KEY;
import static dev.weir.testing.Events.P;
import static dev.weir.testing.Events.SYSTEM32;
import static dev.weir.testing.Events.TREE;
import static dev.weir.testing.Events.bare;
import static dev.weir.testing.Events.file;
import static dev.weir.testing.Events.keyCreated;
import static dev.weir.testing.Events.registry;
import static dev.weir.testing.Events.renamed;
import static dev.weir.testing.Events.script;
import static dev.weir.testing.Events.set;
import static dev.weir.testing.Events.started;
import static dev.weir.testing.Events.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Ascii;
import dev.weir.event.EndpointEvent;
import dev.weir.testing.Events;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Ties the tokens to the classifier. The text of a case is what its record says, decoded. */
class EnableAtTokensTest {

    record Case(String text, EndpointEvent event) {}

    private static final String AT = SYSTEM32 + "at.exe";
    private static final String SCHEDULE = KEY.replace("\\Configuration", "");

    static final List<Case> CASES =
            List.of(
                    new Case("{\"TargetObject\":\"" + P + "\"}", set(P, "1")),
                    new Case("{\"RegistryValueName\":\"ENABLEAT\"}", set(P, "0")),
                    new Case(
                            "{\"EventType\":\"RenameValue\",\"NewName\":\"EnableAt\"}",
                            renamed(KEY + "\\Old", "EnableAt")),
                    new Case(
                            "{\"EventType\":\"DeleteKey\",\"TargetObject\":\"" + KEY + "\"}",
                            registry(REGISTRY_KEY_DELETED, KEY)),
                    new Case(
                            "{\"EventType\":\"RenameKey\",\"NewName\":\"Configuration\"}",
                            renamed(SCHEDULE + "\\Old", "Configuration")),
                    new Case(
                            "{\"ActionType\":\"RegistryKeyRenamed\",\"to\":\"Configuration\"}",
                            renamed(SCHEDULE + "\\Old", "Configuration")),
                    new Case("{\"Image\":\"" + AT + "\"}", started(AT, "at")),
                    new Case(
                            "{\"Image\":\"C:/Windows/System32/at.exe\"}",
                            started("C:/Windows/System32/at.exe", "at")),
                    new Case("{\"OriginalFileName\":\"AT.EXE\"}", started("x.exe", "x", "AT.EXE")),
                    new Case("<E name='at.exe'/>", started("at.exe", null)),
                    new Case(
                            "<Data Name='OriginalFileName'>AT.EXE</Data>",
                            started("x.exe", "x", "AT.EXE")),
                    new Case("process=at.exe pid=7", started("at.exe", null)),
                    new Case("process:at.exe", started("at.exe", null)),
                    new Case("OriginalFileName: AT.EXE", started("x.exe", "x", "AT.EXE")),
                    new Case(
                            "{\"Image\":\"C:\\Windows\\System32\\schtasks.exe\"}",
                            started(SYSTEM32 + "schtasks.exe", "schtasks /create")),
                    new Case(
                            "{\"Image\":\"C:\\Windows\\System32\\wbem\\WMIC.exe\"}",
                            started(SYSTEM32 + "wbem\\WMIC.exe", "wmic job  call  create x")),
                    new Case(
                            "{\"ScriptBlockText\":\"gwmi Win32_ScheduledJob\"}",
                            script("gwmi Win32_ScheduledJob")),
                    new Case(
                            "{\"ScriptBlockText\":\"Register-ScheduledTask X\"}",
                            script("Register-ScheduledTask X")),
                    encoded("Register-ScheduledTask X"),
                    encoded(" Register-ScheduledTask X"),
                    encoded("  Register-scheduledTask X"),
                    new Case("{\"EventID\":4698,\"TaskName\":\"\\X\"}", task(TASK_CREATED, "\\X")),
                    new Case("{\"EventID\":200,\"TaskName\":\"\\X\"}", task(TASK_RUN, "\\X")),
                    new Case(
                            "{\"event\":{\"action\":[\"scheduled_task_created\"]}}",
                            task(TASK_CREATED, "\\X")),
                    new Case(
                            "{\"event\":{\"action\":\"scheduled-task-created\"}}",
                            task(TASK_CREATED, "\\X")),
                    new Case(
                            "{\"event.type\":\"Task Update\",\"task.name\":\"\\X\"}",
                            task(TASK_UPDATED, "\\X")),
                    new Case(
                            "{\"meta_event_name\":\"SCHEDTASKREGISTER\",\"task\":{}}",
                            task(TASK_CREATED, "\\X")),
                    new Case(
                            "{\"class_name\":\"Scheduled Job Activity\",\"job\":{\"name\":\"X\"}}",
                            task(TASK_CREATED, "X")),
                    new Case("{\"class_uid\":1006,\"job\":{}}", task(TASK_CREATED, "X")),
                    new Case("{\"class_uid\": 1006, \"job\": {}}", task(TASK_CREATED, "X")),
                    new Case("{\"type_uid\":100601,\"job\":{}}", task(TASK_CREATED, "X")),
                    new Case("{\"type_uid\":100602,\"job\":{}}", task(TASK_UPDATED, "X")),
                    new Case("{\"type_uid\":100606,\"job\":{}}", task(TASK_RUN, "X")),
                    new Case(
                            "[\"\\X\",\"<Task xmlns='http://schemas.microsoft.com/windows/2004/02/mit/task'>\"]",
                            task(TASK_CREATED, "\\X")),
                    new Case(
                            "{\"Channel\":\"Microsoft-Windows-TaskScheduler/Operational\",\"Data\":[\"\\X\"]}",
                            task(TASK_CREATED, "\\X")),
                    new Case("{\"TargetObject\":\"" + TREE + "X\"}", keyCreated(TREE + "X", null)),
                    new Case(
                            "{\"TargetFilename\":\"C:\\Windows\\System32\\Tasks\\X\"}",
                            file("C:\\Windows\\System32\\Tasks\\X")),
                    new Case(
                            "{\"file\":\"C:\\Windows\\Sysnative\\Tasks\\X\"}",
                            file("C:\\Windows\\Sysnative\\Tasks\\X")),
                    new Case(
                            "{\"TargetFilename\":\"C:\\Windows\\Tasks\\At1.job\"}",
                            file("C:\\Windows\\Tasks\\At1.job")),
                    new Case(
                            "{\"Provider\":\"Microsoft-Windows-Kernel-General\",\"EventID\":12}",
                            bare(HOST_BOOTED)));

    private static Case encoded(String script) {
        byte[] text = script.getBytes(StandardCharsets.UTF_16LE);
        String line = "powershell -enc " + Base64.getEncoder().encodeToString(text);
        return new Case("{\"CommandLine\":\"" + line + "\"}", started("powershell.exe", line));
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void a_record_that_gives_a_hit_contains_a_token(Case hit) {
        assertThat(Events.verdict(hit.event()).hit()).isNotNull();
        assertThat(tokensIn(hit.text())).isNotEmpty();
    }

    @ParameterizedTest
    @FieldSource("dev.weir.detect.enableat.EnableAtTokens#ANY_OF")
    void every_token_is_needed_by_some_record(String token) {
        assertThat(CASES).anyMatch(hit -> tokensIn(hit.text()).equals(List.of(token)));
    }

    @ParameterizedTest
    @FieldSource("dev.weir.detect.enableat.EnableAtTokens#ANY_OF")
    void a_token_is_lower_case_ascii_of_six_bytes_or_more(String token) {
        assertThat(token).matches("[!-~ ]{6,}").isEqualTo(Ascii.lower(token));
    }

    @Test
    void common_records_that_give_no_hit_contain_no_token() {
        for (String text :
                List.of(
                        "{\"Image\":\"C:\\Windows\\System32\\netstat.exe\"}",
                        "{\"Image\":\"C:\\Windows\\System32\\WinSAT.exe\"}",
                        "{\"Image\":\"C:\\tools\\cat.exe\",\"OriginalFileName\":\"cat.exe\"}",
                        "{\"TargetObject\":\"HKLM\\...\\TaskCache\\Tasks\\{1}\\DynamicInfo\"}",
                        "{\"ImageLoaded\":\"C:\\Windows\\System32\\taskschd.dll\"}",
                        "{\"PipeName\":\"\\atsvc\"}")) {
            assertThat(tokensIn(text)).as(text).isEmpty();
        }
    }

    private static List<String> tokensIn(String text) {
        return EnableAtTokens.ANY_OF.stream().filter(token -> Ascii.contains(text, token)).toList();
    }
}
