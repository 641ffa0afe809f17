package dev.weir.rule;

import java.io.InputStream;

/**
 * Files that {@code submit.sh} has put into the job jar: the cluster sees no folder of the user's.
 */
public final class Packed {
    /** Begins the name of such a file where an option takes a file. */
    public static final String PREFIX = "packed:";

    /** Where in the job jar they lie. */
    public static final String FOLDER = "packed/";

    private Packed() {}

    public static boolean is(String name) {
        return name.startsWith(PREFIX);
    }

    /** The name in the job jar. */
    public static String entry(String name) {
        return FOLDER + name.substring(PREFIX.length());
    }

    /**
     * @throws IllegalArgumentException when the job jar has no such file
     */
    public static InputStream open(String name) {
        InputStream packed =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(entry(name));
        if (packed == null) {
            throw new IllegalArgumentException(entry(name) + " is not in the job jar");
        }
        return packed;
    }
}
