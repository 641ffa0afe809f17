import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Fetches a Maven distribution, checks it and unpacks it: {@code java FetchMaven.java URL SHA512
 * TARGET}. Run from source by {@code mvnw}, so that a fresh machine needs no curl, tar or unzip.
 */
class FetchMaven {

    public static void main(String[] args) throws Exception {
        try {
            fetch(URI.create(args[0]), args[1], Path.of(args[2]).toAbsolutePath());
        } catch (IOException e) {
            System.err.println("mvnw: " + e);
            System.exit(1);
        }
    }

    private static void fetch(URI url, String sha512, Path target) throws Exception {
        Path parent = Files.createDirectories(target.getParent());
        Path work = Files.createTempDirectory(parent, ".fetch-");
        try {
            System.err.println("mvnw: fetching " + url);
            Path zip = download(url, work.resolve("maven.zip"));
            check(zip, sha512);
            Path unpacked = unpack(zip, work.resolve("unpacked"));
            Files.move(unpacked, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Another run was faster: its copy has passed the same check.
            if (!Files.isExecutable(target.resolve("bin/mvn"))) {
                throw e;
            }
        } finally {
            delete(work);
        }
    }

    private static Path download(URI url, Path file) throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .connectTimeout(Duration.ofSeconds(20))
                        .build();
        HttpRequest request = HttpRequest.newBuilder(url).timeout(Duration.ofMinutes(5)).build();
        HttpResponse<Path> response = client.send(request, BodyHandlers.ofFile(file));
        if (response.statusCode() != 200) {
            throw new IOException("HTTP " + response.statusCode() + " from " + url);
        }
        return file;
    }

    private static void check(Path zip, String expected)
            throws IOException, GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(zip));
        String actual = HexFormat.of().formatHex(hash);
        if (!actual.equalsIgnoreCase(expected)) {
            throw new IOException("SHA-512 differs: expected " + expected + ", got " + actual);
        }
    }

    /** Returns the one folder inside the archive, unpacked with its executable bits. */
    private static Path unpack(Path zip, Path into) throws IOException {
        Map<String, ?> options = Map.of("enablePosixFileAttributes", true);
        try (FileSystem archive = FileSystems.newFileSystem(zip, options);
                Stream<Path> entries = Files.walk(archive.getPath("/"))) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                Path file = into.resolve(entry.toString().substring(1)).normalize();
                if (!file.startsWith(into)) {
                    throw new IOException("entry outside the archive: " + entry);
                }
                if (Files.isDirectory(entry)) {
                    Files.createDirectories(file);
                } else {
                    Files.copy(entry, file);
                    keepExecutable(entry, file);
                }
            }
        }
        try (Stream<Path> top = Files.list(into)) {
            List<Path> folders = top.toList();
            if (folders.size() != 1) {
                throw new IOException("expected one folder in the archive, found " + folders);
            }
            return folders.get(0);
        }
    }

    @SuppressWarnings("unchecked")
    private static void keepExecutable(Path entry, Path file) throws IOException {
        Set<PosixFilePermission> bits =
                (Set<PosixFilePermission>) Files.getAttribute(entry, "zip:permissions");
        if (bits != null && bits.contains(PosixFilePermission.OWNER_EXECUTE)) {
            file.toFile().setExecutable(true, false);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
