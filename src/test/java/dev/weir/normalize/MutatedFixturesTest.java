package dev.weir.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.detect.enableat.EnableAtDetector;
import dev.weir.event.EventType;
import dev.weir.ingest.DeadLetter.Reason;
import dev.weir.ingest.RawRecord;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Producers change their documents without notice: whatever comes, no mapper may fail. */
class MutatedFixturesTest {
    private static final int MUTANTS = 60;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final EventReader reader = new EventReader();
    private final EnableAtDetector classifier = new EnableAtDetector(Duration.ofMinutes(10));
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void mutated_fixtures_are_mapped_or_rejected_but_never_an_internal_error() throws IOException {
        List<String> failures = new ArrayList<>();
        for (Path fixture : fixtures()) {
            Random random = new Random(fixture.getFileName().toString().hashCode());
            for (int i = 0; i < MUTANTS; i++) {
                JsonNode document = json.readTree(Files.readAllBytes(fixture));
                for (int n = random.nextInt(3); n >= 0; n--) {
                    mutate(document, random);
                }
                byte[] bytes = document.toString().getBytes(StandardCharsets.UTF_8);
                reader.read(
                        new RawRecord(bytes, "t", 0, 1, 1),
                        this::classify,
                        letter -> {
                            if (letter.reason() == Reason.INTERNAL_ERROR) {
                                failures.add(letter.detail() + " in " + document);
                            }
                        });
            }
        }

        assertThat(failures).isEmpty();
    }

    /** What the mapper lets pass, the classifier must bear. */
    private void classify(LocatedEvent seen) {
        boolean registry = seen.event().type().name().startsWith("REGISTRY");
        assertThat(seen.event().registry() != null).isEqualTo(registry);
        if (seen.event().type() != EventType.OTHER) {
            classifier.classify(seen.event(), Instant.EPOCH, seen.position(), "default");
        }
    }

    private static void mutate(JsonNode document, Random random) {
        List<ContainerNode<?>> containers = new ArrayList<>();
        collect(document, containers);
        ContainerNode<?> container = containers.get(random.nextInt(containers.size()));
        if (container.isEmpty()) {
            return;
        }
        int at = random.nextInt(container.size());
        JsonNode value = value(random);
        if (container instanceof ArrayNode array) {
            array.set(at, value);
        } else if (container instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            if (random.nextInt(4) == 0) {
                object.remove(names.get(at));
            } else {
                object.set(names.get(at), value);
            }
        }
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> containers) {
        if (node instanceof ContainerNode<?> container) {
            containers.add(container);
            node.forEach(child -> collect(child, containers));
        }
    }

    private static JsonNode value(Random random) {
        return switch (random.nextInt(14)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.textNode("");
            case 2 -> NODES.textNode("-");
            case 3 -> NODES.textNode("\\");
            case 4 -> NODES.textNode("0x");
            case 5 -> NODES.textNode("{\"a\":");
            case 6 -> NODES.textNode("<Event><System><EventID>1</EventID>");
            case 7 -> NODES.numberNode(-1);
            case 8 -> NODES.numberNode(BigInteger.TEN.pow(40));
            case 9 -> NODES.numberNode(1e300);
            case 10 -> NODES.booleanNode(true);
            case 11 -> NODES.arrayNode();
            case 12 -> NODES.arrayNode().add(NODES.nullNode()).add(NODES.arrayNode());
            default -> NODES.objectNode();
        };
    }

    private static List<Path> fixtures() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/fixtures"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.toString().endsWith(".expected.json"))
                    .sorted()
                    .toList();
        }
    }
}
