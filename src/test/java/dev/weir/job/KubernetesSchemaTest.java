package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The FlinkDeployment against the operator's own definition of one, which the build has unpacked.
 * Unlike Kubernetes, which drops them, fields that it does not know are errors here.
 */
class KubernetesSchemaTest {
    private static final Path DEFINITION =
            Path.of("target/crd/META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml");

    private static JsonNode definition;
    private static JsonSchema schema;
    private ObjectNode deployment = KubernetesFiles.deployment();

    @BeforeAll
    static void read() throws IOException {
        definition = KubernetesFiles.documents(DEFINITION).get(0).path("spec");
        JsonNode spec = definition.at("/versions/0/schema/openAPIV3Schema/properties/spec");
        assertThat(spec.path("properties").isObject()).isTrue();
        close(spec);
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(spec);
    }

    @Test
    void the_kind_and_its_version_are_those_of_the_definition() {
        String version =
                definition.path("group").asText()
                        + "/"
                        + definition.at("/versions/0/name").asText();

        assertThat(deployment.path("apiVersion").asText()).isEqualTo(version);
        assertThat(deployment.path("kind").asText())
                .isEqualTo(definition.at("/names/kind").asText());
    }

    @Test
    void all_but_the_version_of_flink_is_as_defined() {
        assertThat(problems()).containsExactly("$.flinkVersion enum");
    }

    @Test
    void what_is_wrong_is_found() {
        spec("").put("upgrade", "last-state");
        spec("/job").put("upgradeMode", "newest");
        spec("/jobManager").put("replicas", "2");
        spec("/flinkConfiguration").put("rest.port", 8081);
        spec("/taskManager/podTemplate/spec/containers/0/livenessProbe").putObject("tcp");
        spec("/podTemplate/spec/volumes/0").put("configMap", "weir-job");

        assertThat(problems())
                .containsExactlyInAnyOrder(
                        "$.flinkVersion enum",
                        "$ additionalProperties",
                        "$.job.upgradeMode enum",
                        "$.jobManager.replicas type",
                        "$.flinkConfiguration.rest.port type",
                        "$.taskManager.podTemplate.spec.containers[0].livenessProbe"
                                + " additionalProperties",
                        "$.podTemplate.spec.volumes[0].configMap type");
    }

    private ObjectNode spec(String pointer) {
        return (ObjectNode) deployment.at("/spec" + pointer);
    }

    private List<String> problems() {
        return schema.validate(deployment.path("spec")).stream()
                .map(KubernetesSchemaTest::text)
                .toList();
    }

    private static String text(ValidationMessage problem) {
        return problem.getInstanceLocation() + " " + problem.getType();
    }

    private static void close(JsonNode node) {
        if (node.path("properties").isObject() && !node.has("additionalProperties")) {
            ((ObjectNode) node).put("additionalProperties", false);
        }
        node.forEach(KubernetesSchemaTest::close);
    }
}
