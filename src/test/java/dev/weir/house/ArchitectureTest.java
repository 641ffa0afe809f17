package dev.weir.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The line of the data is the line of the packages. */
class ArchitectureTest {

    private static final List<String> LINE =
            List.of(
                    "event",
                    "eql",
                    "sequence",
                    "rule",
                    "ingest.filter",
                    "ingest",
                    "normalize.fields",
                    "normalize.source.shared",
                    "normalize.source.windows",
                    "normalize.source.edr",
                    "normalize.source.ecs",
                    "normalize.source",
                    "normalize",
                    "detect",
                    "detect.rules.index",
                    "detect.rules",
                    "detect.enableat",
                    "hosts",
                    "exceptions",
                    "episode",
                    "alert",
                    "output",
                    "job",
                    "local");

    private static final JavaClasses WEIR =
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .importPackages("dev.weir");

    private static final DescribedPredicate<JavaClass> JOB =
            resideInAPackage("dev.weir..")
                    .and(DescribedPredicate.not(resideInAPackage("dev.weir.local..")));

    static Stream<Integer> steps() {
        return IntStream.range(0, LINE.size() - 1).boxed();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void a_package_imports_only_what_stands_to_its_left(int step) {
        String[] right =
                LINE.stream().skip(step + 1).map(ArchitectureTest::room).toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(room(LINE.get(step)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(right)
                .check(WEIR);
    }

    @Test
    void every_class_stands_in_the_line() {
        String[] line = LINE.stream().map(ArchitectureTest::room).toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage("dev.weir..")
                .should()
                .resideOutsideOfPackages(line)
                .check(WEIR);
    }

    @Test
    void vendors_are_known_to_normalize_only() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.weir.normalize..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.weir.normalize.source..")
                .check(WEIR);
    }

    @Test
    void events_and_the_built_in_detection_are_plain_java() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.weir.event..", "dev.weir.detect.enableat..")
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.not(
                                resideInAnyPackage("java..", "dev.weir..", "org.jspecify..")))
                .check(WEIR);
    }

    @Test
    void episodes_know_no_json() {
        noClasses()
                .that()
                .resideInAPackage("dev.weir.episode..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml..")
                .check(WEIR);
    }

    @Test
    void the_broker_stays_out_of_the_job() {
        noClasses()
                .that(JOB)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("kafka..", "scala..", "org.apache.kafka.metadata..")
                .check(WEIR);
    }

    @Test
    void nobody_borrows_what_others_bring_along() {
        noClasses()
                .that()
                .resideInAPackage("dev.weir..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.commons..", "com.google..", "org.apache.flink.shaded..")
                .check(WEIR);
    }

    @Test
    void the_job_prints_nothing_and_logs_by_slf4j() {
        noClasses().that(JOB).should(ACCESS_STANDARD_STREAMS).check(WEIR);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.apache.logging..")
                .check(WEIR);
    }

    @Test
    void names_say_what_a_class_is() {
        noClasses()
                .that()
                .resideInAPackage("dev.weir..")
                .should()
                .haveNameMatching(".*(Impl|Utils?|Manager|Helper|Abstract)")
                .check(WEIR);
    }

    /** The package alone; only the tools of {@code local} are one step with all their rooms. */
    private static String room(String name) {
        return "dev.weir." + name + (name.equals("local") ? ".." : "");
    }
}
