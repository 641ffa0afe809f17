package dev.weir.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** What lies in flink-conf/kubernetes. */
final class KubernetesFiles {
    static final Path FOLDER = Path.of("flink-conf/kubernetes");

    private KubernetesFiles() {}

    static ObjectNode deployment() {
        return kind("FlinkDeployment");
    }

    /** The only document of this kind. */
    static ObjectNode kind(String kind) {
        List<ObjectNode> found =
                documents(FOLDER.resolve("weir.yaml")).stream()
                        .filter(document -> document.path("kind").asText().equals(kind))
                        .map(ObjectNode.class::cast)
                        .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " documents are a " + kind);
        }
        return found.get(0);
    }

    static List<JsonNode> documents(Path yaml) {
        try {
            return new YAMLMapper()
                    .readerFor(JsonNode.class)
                    .<JsonNode>readValues(yaml.toFile())
                    .readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
