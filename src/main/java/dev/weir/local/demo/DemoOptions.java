package dev.weir.local.demo;

import dev.weir.local.Ports;
import java.util.Iterator;
import java.util.List;

/**
 * @param port of the dashboard
 * @param keep whether to go on after the story
 * @param terminal whether standard output is a terminal, told by the script
 */
record DemoOptions(int port, boolean keep, boolean terminal) {

    private static final int USUAL_PORT = 8081;

    /**
     * @throws IllegalArgumentException when an option is unknown or the port is not free
     */
    static DemoOptions parse(List<String> arguments) {
        int port = Ports.isFree(USUAL_PORT) ? USUAL_PORT : Ports.free();
        boolean keep = false;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--keep" -> keep = true;
                case "--port" -> port = port(rest.hasNext() ? rest.next() : "");
                default ->
                        throw new IllegalArgumentException(
                                "unknown option " + option + "; known are --port PORT and --keep");
            }
        }
        return new DemoOptions(port, keep, Boolean.getBoolean("weir.terminal"));
    }

    private static int port(String text) {
        if (!text.matches("[1-9][0-9]{0,4}")) {
            throw new IllegalArgumentException("--port needs a number, not '" + text + "'");
        }
        int port = Integer.parseInt(text);
        if (!Ports.isFree(port)) {
            throw new IllegalArgumentException("port " + port + " is not free");
        }
        return port;
    }
}
