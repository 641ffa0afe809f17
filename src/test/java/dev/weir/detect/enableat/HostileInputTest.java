package dev.weir.detect.enableat;

import static dev.weir.testing.Events.P;
import static dev.weir.testing.Events.SYSTEM32;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.weir.event.EndpointEvent;
import dev.weir.event.EventType;
import dev.weir.event.Host;
import dev.weir.event.HostKey;
import dev.weir.event.ProcessInfo;
import dev.weir.event.RegistryChange;
import dev.weir.event.ScheduledTask;
import dev.weir.event.Source;
import dev.weir.testing.Events;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whoever is on the endpoint chooses names, data, scripts and definitions. */
class HostileInputTest {
    private static final int LARGE = 1_000_000;
    private static final String MENTION = "function Register-ScheduledTask{} ";

    /** Each would take minutes to hours with a search that starts again at every place. */
    static final List<EndpointEvent> COSTLY =
            List.of(
                    Events.set(P, "[" + " ".repeat(LARGE)),
                    Events.set(P, "0".repeat(LARGE)),
                    Events.set("\\".repeat(LARGE) + P, "1"),
                    Events.set("HKLM\\" + "a\\".repeat(LARGE), "1"),
                    Events.task(
                            EventType.TASK_CREATED,
                            new ScheduledTask(
                                    "\\".repeat(LARGE),
                                    null,
                                    null,
                                    "@AtServiceAccount" + "<Task ".repeat(LARGE / 6),
                                    null)),
                    Events.task(
                            EventType.TASK_CREATED,
                            new ScheduledTask(
                                    "\\X",
                                    null,
                                    null,
                                    "@AtServiceAccount <Task " + "version ".repeat(LARGE / 8),
                                    null)),
                    Events.script(MENTION.repeat(LARGE / MENTION.length())),
                    Events.script("export-modulemember ".repeat(LARGE / 20) + "Win32_ScheduledJob"),
                    Events.script("Register-ScheduledTask -TaskName" + " ".repeat(LARGE)),
                    Events.started(SYSTEM32 + "at.exe", "\\at".repeat(LARGE / 3)),
                    Events.started(SYSTEM32 + "schtasks.exe", "schtasks " + "\"".repeat(LARGE)),
                    Events.started(SYSTEM32 + "wmic.exe", "job " + "call ".repeat(LARGE / 5)),
                    Events.started("\\\\?\\Volume{" + "a".repeat(LARGE), "x"));

    @ParameterizedTest(name = "case {index}")
    @FieldSource("COSTLY")
    void an_event_made_to_be_costly_is_judged(EndpointEvent event) {
        assertThat(Events.verdict(event).reason()).isNotEmpty();
    }

    @Test
    void a_script_that_hides_its_use_behind_a_hundred_mentions_is_found() {
        assertThat(Events.verdict(Events.script(MENTION.repeat(99))).hit()).isNull();
        assertThat(Events.verdict(Events.script(MENTION.repeat(101))).hit()).isNotNull();
    }

    @Test
    void a_host_name_of_dots_is_refused() {
        assertThatCode(() -> HostKey.of("acme", ".".repeat(LARGE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void no_text_in_any_field_makes_the_classifier_fail() {
        Random random = new Random(20_260_301);
        for (int i = 0; i < 5_000; i++) {
            EndpointEvent event = event(random);
            assertThatCode(() -> Events.verdict(event)).as("%s", event).doesNotThrowAnyException();
        }
    }

    private static EndpointEvent event(Random random) {
        EventType[] types = EventType.values();
        ProcessInfo process =
                new ProcessInfo(
                        text(random), text(random), text(random), text(random), 1L, null, null, 2L);
        RegistryChange change =
                new RegistryChange(
                        random.nextBoolean() ? P : text(random),
                        List.of(text(random), text(random)),
                        text(random),
                        text(random),
                        text(random));
        ScheduledTask task =
                new ScheduledTask(text(random), text(random), text(random), text(random), null);
        return new EndpointEvent(
                types[random.nextInt(types.length)],
                new Source("sysmon", "Sysmon"),
                null,
                null,
                new Host("ws01", null, List.of()),
                null,
                process,
                change,
                task,
                text(random),
                text(random));
    }

    private static String text(Random random) {
        List<String> parts =
                List.of(
                        "\\",
                        "\"",
                        "'",
                        " ",
                        "at.exe",
                        "schtasks.exe",
                        "powershell.exe",
                        "wmic",
                        "/create",
                        "/tn",
                        "-TaskName",
                        "$",
                        "Register-ScheduledTask",
                        "\n",
                        "#",
                        "Win32_ScheduledJob",
                        "C:",
                        "Windows\\Tasks\\",
                        ".job",
                        "System32\\Tasks\\",
                        "0x",
                        "1",
                        "[",
                        "]",
                        "DWORD (0x",
                        ")",
                        "<Task version=",
                        "\uD83D",
                        "\uDE00",
                        "HKLM",
                        "EnableAt",
                        "TaskCache\\Tree",
                        "\u0000",
                        "é",
                        "%SystemRoot%");
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(8); n > 0; n--) {
            text.append(parts.get(random.nextInt(parts.size())));
        }
        return text.toString();
    }
}
