package dev.weir.local.cluster;

import dev.weir.exceptions.ExceptionFile;
import dev.weir.local.TempFolder;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The job jar with files of the user's, because the JobManager sees no folder of theirs. */
final class JobJar {
    private JobJar() {}

    /**
     * A copy of the jar that holds the files.
     *
     * @param files by the names under which the job finds them, see {@link ExceptionFile#PACKED}
     */
    static Path with(Path jar, Map<String, Path> files) throws IOException {
        if (files.isEmpty()) {
            return jar;
        }
        Path packed = TempFolder.create("submit").resolve(jar.getFileName().toString());
        Files.copy(jar, packed);
        try (FileSystem zip = FileSystems.newFileSystem(packed)) {
            Files.createDirectories(zip.getPath(ExceptionFile.FOLDER));
            for (Map.Entry<String, Path> file : files.entrySet()) {
                Files.copy(file.getValue(), zip.getPath(ExceptionFile.FOLDER + file.getKey()));
            }
        }
        return packed;
    }
}
