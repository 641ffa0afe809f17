package dev.weir.local.cluster;

import dev.weir.local.TempFolder;
import dev.weir.rule.Packed;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The job jar with files of the user's, because the JobManager sees no folder of theirs. */
final class JobJar {
    private JobJar() {}

    /**
     * A copy of the jar that holds the files.
     *
     * @param files by the names under which the job finds them, see {@link Packed#PREFIX}
     */
    static Path with(Path jar, Map<String, Path> files) throws IOException {
        if (files.isEmpty()) {
            return jar;
        }
        Path packed = TempFolder.create("submit").resolve(jar.getFileName().toString());
        Files.copy(jar, packed);
        try (FileSystem zip = FileSystems.newFileSystem(packed)) {
            Files.createDirectories(zip.getPath(Packed.FOLDER));
            for (Map.Entry<String, Path> file : files.entrySet()) {
                Path target = zip.getPath(Packed.FOLDER + file.getKey());
                if (file.getKey().endsWith(".zip") && !isZip(file.getValue())) {
                    zip(file.getValue(), target);
                } else {
                    Files.copy(file.getValue(), target);
                }
            }
        }
        return packed;
    }

    private static boolean isZip(Path file) {
        return Files.isRegularFile(file) && file.toString().endsWith(".zip");
    }

    /** A folder with all below it, or a file. */
    private static void zip(Path source, Path target) throws IOException {
        Path absolute = source.toAbsolutePath().normalize();
        boolean folder = Files.isDirectory(absolute);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target));
                Stream<Path> files = Files.walk(absolute)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path name = folder ? absolute.relativize(file) : file.getFileName();
                zip.putNextEntry(new ZipEntry(String.valueOf(name)));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }
}
