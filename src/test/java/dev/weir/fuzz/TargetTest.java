package dev.weir.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same inputs each time: mutated seeds, and what scripts/fuzz.sh has found before. */
@Timeout(120)
class TargetTest {
    private static final int INPUTS = 4_000;
    private static final Path FOUND = Path.of("src/test/resources/fuzz");

    @ParameterizedTest
    @EnumSource
    void mutated_seeds_give_only_the_named_rejections(Target target) throws IOException {
        List<byte[]> seeds = Seeds.of(target);
        SplittableRandom random = new SplittableRandom(target.ordinal());
        List<String> findings = new ArrayList<>();
        for (int i = 0; i < INPUTS && findings.size() < 5; i++) {
            byte[] input = mutated(seeds.get(i % seeds.size()), seeds, random);
            try {
                target.run(input);
            } catch (RuntimeException | StackOverflowError e) {
                findings.add(e + " of " + HexFormat.of().formatHex(input));
            }
        }
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void what_was_found_before_stays_mended(Target target) throws IOException {
        Path folder = FOUND.resolve(target.name().toLowerCase(Locale.ROOT));
        if (Files.isDirectory(folder)) {
            try (Stream<Path> inputs = Files.list(folder)) {
                for (Path input : inputs.sorted().toList()) {
                    target.run(Files.readAllBytes(input));
                }
            }
        }
    }

    private static byte[] mutated(byte[] seed, List<byte[]> seeds, SplittableRandom random) {
        byte[] input = seed;
        for (int n = random.nextInt(1, 5); n > 0; n--) {
            int at = random.nextInt(input.length + 1);
            int to = at + random.nextInt(Math.min(64, input.length - at) + 1);
            byte[] other = seeds.get(random.nextInt(seeds.size()));
            int from = random.nextInt(other.length + 1);
            input =
                    switch (random.nextInt(5)) {
                        case 0 -> joined(input, at, new byte[] {(byte) random.nextInt()}, at);
                        case 1 -> joined(input, at, new byte[] {(byte) random.nextInt()}, to);
                        case 2 -> joined(input, at, new byte[0], to);
                        case 3 -> joined(input, to, Arrays.copyOfRange(input, at, to), to);
                        default ->
                                joined(
                                        input,
                                        at,
                                        Arrays.copyOfRange(
                                                other, from, Math.min(other.length, from + 64)),
                                        at);
                    };
        }
        return input;
    }

    /** The input up to an index, the middle, and the input from another index on. */
    private static byte[] joined(byte[] input, int end, byte[] middle, int start) {
        byte[] whole = Arrays.copyOf(input, end + middle.length + input.length - start);
        System.arraycopy(middle, 0, whole, end, middle.length);
        System.arraycopy(input, start, whole, end + middle.length, input.length - start);
        return whole;
    }
}
