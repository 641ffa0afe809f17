package dev.weir.fuzz;

/** The entry point that Jazzer calls; {@code -Dweir.fuzz.target} names the target. */
public final class FuzzTarget {
    private static final Target TARGET = Target.valueOf(System.getProperty("weir.fuzz.target"));

    private FuzzTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        TARGET.run(input);
    }
}
