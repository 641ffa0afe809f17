package dev.weir.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Mixed endpoint telemetry of 2,000 hosts with stories in it whose alerts are known. The same
 * arguments give the same bytes.
 *
 * <p>A story takes place on a host of its own: the setting is switched on, and in three of four
 * cases AT is used after it. Besides, one event in 1,000 holds a token and means nothing.
 */
final class Corpus {
    private static final int NOISE_HOSTS = 2_000;
    private static final int NEAR_MISS_EVERY = 1_000;
    private static final Instant START = Instant.parse("2026-01-12T06:00:00Z");
    private static final Duration STEP = Duration.ofMillis(2);

    /** Follow-ons of the stories, in turn; eight events in four stories. */
    private static final List<List<String>> PLOTS =
            List.of(
                    List.of(), List.of("at_run"), List.of("at_job"), List.of("at_run", "at_job"));

    private static final int EVENTS_OF_PLOTS = 8;
    private static final Map<String, Integer> SEVERITY = Map.of("at_run", 73, "at_job", 99);

    private record Scene(long at, String host, String kind) {}

    private final List<Template> noise = new ArrayList<>();
    private final Map<String, List<Template>> scenes = new HashMap<>();
    private final PriorityQueue<Scene> coming =
            new PriorityQueue<>(Comparator.comparingLong(Scene::at));
    private final Map<String, Integer> truth = new HashMap<>();
    private final SplittableRandom random;
    private long next;

    /**
     * @param events how many will be asked for
     * @param relevant how many of them belong to stories
     */
    Corpus(long seed, long events, long relevant) {
        random = new SplittableRandom(seed);
        for (String line : lines("noise.txt")) {
            int space = line.indexOf(' ');
            Template template = new Template(line.substring(space + 1));
            for (int i = Integer.parseInt(line.substring(0, space)); i > 0; i--) {
                noise.add(template);
            }
        }
        for (String line : lines("stories.txt")) {
            int space = line.indexOf(' ');
            scenes.computeIfAbsent(line.substring(0, space), kind -> new ArrayList<>())
                    .add(new Template(line.substring(space + 1)));
        }
        long stories = relevant * PLOTS.size() / EVENTS_OF_PLOTS;
        long pause = events / 20;
        for (int story = 0; story < stories; story++) {
            tell(story, (events - 4 * pause) * story / stories, pause);
        }
    }

    private void tell(int story, long at, long pause) {
        String host = String.format("st%06d", story);
        List<String> plot = PLOTS.get(story % PLOTS.size());
        int severity = 47;
        coming.add(new Scene(at, host, "armed"));
        for (int i = 0; i < plot.size(); i++) {
            coming.add(new Scene(at + (i + 1) * pause, host, plot.get(i)));
            severity = SEVERITY.get(plot.get(i));
        }
        truth.put(host, severity);
    }

    /** The next event as JSON. */
    byte[] next() {
        long number = next++;
        Scene scene = coming.peek();
        boolean now = scene != null && scene.at() <= number;
        if (now) {
            coming.remove();
        }
        String host = now ? scene.host() : String.format("ws%04d", random.nextInt(NOISE_HOSTS));
        List<Template> from = now ? scenes.get(scene.kind()) : noise;
        if (!now && random.nextInt(NEAR_MISS_EVERY) == 0) {
            from = scenes.get("near");
        }
        Instant time = START.plus(STEP.multipliedBy(number));
        return from.get(random.nextInt(from.size())).fill(new Fields(random, host, time, number));
    }

    /** The severity of the one alert of each host that has one. */
    Map<String, Integer> truth() {
        return truth;
    }

    /** A shape of an event of this kind. */
    static Template scene(String kind) {
        return lines("stories.txt").stream()
                .filter(line -> line.startsWith(kind + " "))
                .map(line -> new Template(line.substring(kind.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lines(String resource) {
        try (InputStream in = Corpus.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
