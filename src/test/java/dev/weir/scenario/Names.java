package dev.weir.scenario;

/** Paths and spellings that many scenarios share. */
final class Names {

    private static final String SCHEDULE =
            "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Schedule";

    /** The watched key without its hive. */
    static final String CONFIGURATION = SCHEDULE + "\\Configuration";

    static final String ENABLE_AT = "HKLM\\" + CONFIGURATION + "\\EnableAt";
    static final String TREE = "HKLM\\" + SCHEDULE + "\\TaskCache\\Tree\\";
    static final String TASKS = "HKLM\\" + SCHEDULE + "\\TaskCache\\Tasks\\";

    static final String SYSTEM32 = "C:\\Windows\\System32\\";
    static final String AT = SYSTEM32 + "at.exe";
    static final String REG = SYSTEM32 + "reg.exe";
    static final String SVCHOST = SYSTEM32 + "svchost.exe";
    static final String SCHTASKS = SYSTEM32 + "schtasks.exe";

    static final String ON = "DWORD (0x00000001)";
    static final String OFF = "DWORD (0x00000000)";

    /** The command line by which scenarios add an AT job. */
    static final String AT_CREATE = "at 13:20 /interactive cmd";

    /** The pid of at.exe where one run is seen by several vendors. */
    static final int AT_PID = 4711;

    private Names() {}
}
