package dev.weir.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the compiler and the formatter do not see. */
class SourceFilesTest {

    private static final Pattern PUBLIC_TYPE_WITHOUT_JAVADOC =
            Pattern.compile(
                    "(?m)^(?:import .*;|)\\n+(?:@.*\\n)*public [a-z ]*(?:class|record|enum|@?interface)"
                            + " ");

    @Test
    void no_file_is_longer_than_300_lines() {
        assertThat(javaFiles("src")).filteredOn(file -> lines(file) > 300).isEmpty();
    }

    @Test
    void nine_of_ten_main_files_have_at_most_150_lines() {
        List<Path> files = javaFiles("src/main");

        long small = files.stream().filter(file -> lines(file) <= 150).count();

        assertThat(small).isGreaterThanOrEqualTo(files.size() * 9L / 10);
    }

    @Test
    void every_public_type_tells_its_purpose() {
        assertThat(javaFiles("src/main"))
                .filteredOn(file -> !file.endsWith("package-info.java"))
                .filteredOn(file -> PUBLIC_TYPE_WITHOUT_JAVADOC.matcher(text(file)).find())
                .isEmpty();
    }

    @Test
    void every_main_package_is_null_marked() {
        assertThat(javaFiles("src/main").stream().map(Path::getParent).distinct())
                .filteredOn(
                        folder ->
                                !Files.exists(folder.resolve("package-info.java"))
                                        || !text(folder.resolve("package-info.java"))
                                                .contains("@NullMarked"))
                .isEmpty();
    }

    @Test
    void nothing_is_left_for_later() {
        Pattern marker = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");

        assertThat(javaFiles("src"))
                .filteredOn(file -> !file.endsWith("SourceFilesTest.java"))
                .filteredOn(file -> marker.matcher(text(file)).find())
                .isEmpty();
    }

    @Test
    void the_watched_value_is_named_by_its_detector_its_episodes_and_its_card_only() {
        assertThat(Stream.of("exceptions", "alert", "output"))
                .flatMap(name -> javaFiles("src/main/java/dev/weir/" + name))
                .filteredOn(file -> text(file).contains("EnableAt"))
                .isEmpty();
    }

    private static List<Path> javaFiles(String folder) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(Path file) {
        return text(file).lines().count();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
