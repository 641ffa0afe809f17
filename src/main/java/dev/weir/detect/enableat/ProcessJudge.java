package dev.weir.detect.enableat;

import dev.weir.detect.Flag;
import dev.weir.detect.HitKind;
import dev.weir.event.Ascii;
import dev.weir.event.EndpointEvent;
import dev.weir.event.ProcessInfo;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Process starts. Only the program itself counts: a shell whose command line names at or schtasks
 * starts those as processes of their own.
 */
final class ProcessJudge implements Judge {

    private static final String WMIC = "wmic.exe";
    private static final List<String> SHELLS =
            List.of("powershell.exe", "pwsh.exe", "pwsh.dll", "powershell_ise.exe");

    /** The alias of the class; {@code job list} and others only read. */
    private static final Pattern WMIC_JOB =
            Pattern.compile("\\bjob\\s+call\\s+create\\b", Pattern.CASE_INSENSITIVE);

    @Override
    public Finding judge(EndpointEvent event) {
        ProcessInfo process = event.process();
        if (process == null) {
            return Finding.none("a process start without a process");
        }
        Image image = Image.of(process);
        String line = process.commandLine() == null ? "" : process.commandLine();
        if (image.is(AtCommand.PROGRAM)) {
            return AtCommand.judge(image, line);
        }
        if (image.is(SchtasksCommand.PROGRAM)) {
            return SchtasksCommand.judge(image, line);
        }
        if (image.is(WMIC)) {
            return wmic(line);
        }
        if (SHELLS.stream().anyMatch(image::is)) {
            String encoded = EncodedCommand.of(line);
            return PowerShellText.judge(encoded == null ? line : encoded);
        }
        return Finding.none(
                image.path() == null
                        ? "the program is unknown"
                        : "the program " + image.fileName("") + " is not watched");
    }

    private static Finding wmic(String line) {
        boolean job =
                WMIC_JOB.matcher(line).find() || Ascii.contains(line, PowerShellText.JOB_CLASS);
        return job
                ? Finding.of(HitKind.AT_RUN, "wmic uses AT jobs").with(Flag.WMI)
                : Finding.none("wmic, but it makes no AT job");
    }
}
