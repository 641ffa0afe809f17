package dev.weir.local.demo;

import java.io.PrintStream;
import java.time.Duration;

/** Lines that stay, and a progress line: rewritten in place on a terminal, rare elsewhere. */
final class DemoTerminal {

    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private long shown = System.nanoTime();

    DemoTerminal(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void say(String text) {
        out.println((terminal ? CLEAR_LINE : "") + text);
    }

    void progress(String text) {
        Duration since = Duration.ofNanos(System.nanoTime() - shown);
        if (since.compareTo(terminal ? ON_TERMINAL : ELSEWHERE) < 0) {
            return;
        }
        shown = System.nanoTime();
        if (terminal) {
            out.print(CLEAR_LINE + "… " + text);
            out.flush();
        } else {
            out.println("… " + text);
        }
    }
}
