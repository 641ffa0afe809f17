package dev.weir.ingest.filter;

import java.nio.charset.StandardCharsets;

/**
 * What nearly every endpoint event is made of. A triple that occurs here is found in most records
 * and costs a comparison each time, so of the triples of a token the others are looked up.
 */
final class CommonText {
    private static final String WORDS =
            " c:\\windows\\system32\\svchost.exe c:\\windows\\syswow64\\ntdll.dll kernelbase.dll kernel32.dll"
                    + " rpcrt4.dll combase.dll \\device\\harddiskvolume c:\\program files (x86)\\"
                    + " c:\\users\\appdata\\local\\temp\\ powershell.exe windowspowershell explorer"
                    + " hklm\\software\\microsoft\\windows nt\\currentversion hku\\ registry\\machine"
                    + " controlset services explorer microsoft-windows-sysmon/operational security"
                    + " nt authority system network service workstation local domain administrator"
                    + " \"name\":\" \"value\":\" \"type\":\" \"id\":\" \"event\":{\" \"process\":{\" \"host"
                    + " processid processguid parentimage commandline currentdirectory originalfilename"
                    + " integritylevel hashes sha256= md5= imphash= targetobject sourceimage calltrace"
                    + " targetimage grantedaccess rulename utctime created timestamp @timestamp message"
                    + " hostname username accountname computer version provider channel keywords level"
                    + " severity opcode record number thread user data status information module file"
                    + " path object access handle logon session key registry value set task category"
                    + " source target action engine script block default execution pipeline command"
                    + " application agent winlog beat 0x00000000000003e7 -0000-000000000000} 10000000"
                    + " \\u003c \\u003e \\u003c/ \\u0027 \\u0026 \\u0022 \\r\\n\\t 2026-01-01t00:00:00.000z ";

    /** All of it. */
    static final byte[] BYTES = WORDS.getBytes(StandardCharsets.US_ASCII);

    private CommonText() {}

    /** How often the triple occurs. */
    static int count(BytePattern.Triple triple) {
        int count = 0;
        for (int i = WORDS.indexOf(triple.text());
                i >= 0;
                i = WORDS.indexOf(triple.text(), i + 1)) {
            count++;
        }
        return count;
    }
}
