package dev.weir.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users submit holds what it should, and says so. */
class JobJarITCase {
    /** Multi-release classes lie below META-INF/versions. */
    private static final Pattern CLASSES =
            Pattern.compile(
                    "(META-INF/versions/[0-9]+/)?("
                            + "dev/weir/(?!local/)"
                            + "|org/apache/flink/(cep|connector/kafka|streaming/(connectors/kafka|util/serialization))/"
                            + "|org/apache/kafka/"
                            + "|com/fasterxml/jackson/"
                            + "|org/apache/lucene/(util|internal/hppc|search/QueryVisitor)"
                            + "|org/xerial/snappy/|net/jpountz/|com/github/luben/zstd/"
                            + ").*");

    /** In the list of parts, but brought by the cluster or only for the compiler. */
    private static final Set<String> LEFT_OUT =
            Set.of("slf4j-api", "jspecify", "flink-shaded-guava", "commons-lang3");

    private static final Set<String> LICENSES = Set.of("Apache-2.0", "BSD-2-Clause");

    @Test
    void no_class_of_flink_itself_of_a_logger_or_of_the_local_tools_is_in_the_jar()
            throws IOException {
        try (JarFile jar = new JarFile("target/weir.jar")) {
            List<String> classes =
                    jar.stream()
                            .map(JarEntry::getName)
                            .filter(name -> name.endsWith(".class"))
                            .toList();

            assertThat(classes).contains("dev/weir/job/DetectionJob.class");
            assertThat(classes).allMatch(name -> CLASSES.matcher(name).matches());
        }
    }

    @Test
    void each_part_has_a_known_license_and_stands_in_the_notice() throws IOException {
        String notice = Files.readString(Path.of("NOTICE"));
        List<String> parts = new ArrayList<>();
        JsonNode sbom = new ObjectMapper().readTree(Path.of("target/weir-sbom.json").toFile());
        for (JsonNode part : sbom.path("components")) {
            String name = part.path("name").asText();
            if (!LEFT_OUT.contains(name)) {
                parts.add(name);
                assertThat(part.path("licenses").findValuesAsText("id"))
                        .as(name)
                        .isNotEmpty()
                        .allMatch(LICENSES::contains);
                assertThat(notice).contains(name);
            }
        }

        assertThat(parts).contains("kafka-clients", "flink-cep", "lucene-core");
        assertThat(Stream.of("NOTICE", "LICENSE")).allMatch(file -> Files.exists(Path.of(file)));
    }
}
