package dev.weir.signal;

import dev.weir.event.Ascii;
import dev.weir.event.EndpointEvent;
import dev.weir.event.ProcessInfo;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Process starts. Only the program itself counts: a shell whose command line names at or schtasks
 * starts those as processes of their own.
 */
final class ProcessRule implements Rule {

    private static final String WMIC = "wmic.exe";
    private static final List<String> SHELLS =
            List.of("powershell.exe", "pwsh.exe", "pwsh.dll", "powershell_ise.exe");

    /** The alias of the class; {@code job list} and others only read. */
    private static final Pattern WMIC_JOB =
            Pattern.compile("\\bjob\\s+call\\s+create\\b", Pattern.CASE_INSENSITIVE);

    private final Rule at = new AtRule();
    private final Rule schtasks = new SchtasksRule();

    @Override
    public Finding judge(EndpointEvent event) {
        ProcessInfo process = event.process();
        WindowsPath image = Image.of(process);
        if (process == null) {
            return Finding.none("a process start without a process");
        }
        if (AtRule.covers(process)) {
            return at.judge(event);
        }
        if (SchtasksRule.covers(process)) {
            return schtasks.judge(event);
        }
        String line = process.commandLine() == null ? "" : process.commandLine();
        if (Image.is(process, WMIC)) {
            boolean job =
                    WMIC_JOB.matcher(line).find() || Ascii.contains(line, PowerShellText.JOB_CLASS);
            return job
                    ? Finding.of(SignalKind.AT_RUN, "wmic uses AT jobs").with(Flag.WMI)
                    : Finding.none("wmic, but it makes no AT job");
        }
        for (String shell : SHELLS) {
            if (Image.is(process, shell)) {
                return PowerShellText.judge(line);
            }
        }
        return Finding.none(
                "the program "
                        + (image == null ? "is unknown" : image.fileName() + " is not watched"));
    }
}
