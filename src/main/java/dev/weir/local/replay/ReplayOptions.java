package dev.weir.local.replay;

import dev.weir.local.files.Inputs;
import dev.weir.output.AlertFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a replay was asked for. */
final class ReplayOptions {

    @Option(
            names = "--dead-letters",
            paramLabel = "FILE",
            description = "where to write what could not be used",
            converter = WritableFile.class)
    @Nullable Path deadLetters;

    @Option(
            names = "--exceptions",
            paramLabel = "FILE",
            description = "exceptions, as exceptions.file of the job",
            converter = ReadableFile.class)
    @Nullable Path exceptions;

    @Option(
            names = "--rules",
            paramLabel = "PATH",
            description = "EQL rules to run as well: a folder, a file or a zip")
    @Nullable Path rules;

    @Option(
            names = "--as-job",
            description =
                    "keep the rules' own limits, as the job does; without it every match is an alert")
    boolean asJob;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "where to write the alerts as an HTML page",
            converter = WritableFile.class)
    @Nullable Path report;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "the job's options, as in flink-conf/job.properties",
            converter = ReadableFile.class)
    @Nullable Path config;

    @Option(
            names = "--format",
            paramLabel = "ecs|ocsf",
            description = "shape of the alerts (default: ecs)")
    AlertFormat format = AlertFormat.ECS;

    @Mixin final Inputs inputs = new Inputs();

    /** What of it concerns the job, as the job's own options. */
    String[] jobArguments() {
        List<String> arguments = new ArrayList<>();
        if (config != null) {
            arguments.addAll(List.of("--config", config.toString()));
        }
        if (exceptions != null) {
            arguments.addAll(List.of("--exceptions.file", exceptions.toString()));
        }
        if (rules != null) {
            arguments.addAll(List.of("--rules.dir", rules.toString()));
        }
        if (rules != null && !asJob) {
            arguments.addAll(List.of("--rules.limits", "false"));
            arguments.addAll(List.of("--rules.building-blocks", "true"));
        }
        return arguments.toArray(String[]::new);
    }

    /** Found out before an hour of replay, not after it. */
    private static final class WritableFile implements ITypeConverter<Path> {
        @Override
        public Path convert(String file) {
            Path path = Path.of(file).toAbsolutePath();
            Path folder = path.getParent();
            boolean fine =
                    Files.exists(path)
                            ? Files.isRegularFile(path) && Files.isWritable(path)
                            : folder != null
                                    && Files.isDirectory(folder)
                                    && Files.isWritable(folder);
            if (!fine) {
                throw new TypeConversionException("cannot write '" + file + "'");
            }
            return Path.of(file);
        }
    }

    /** Also a pipe, which is no regular file. */
    private static final class ReadableFile implements ITypeConverter<Path> {
        @Override
        public Path convert(String file) {
            Path path = Path.of(file);
            if (!Files.isReadable(path) || Files.isDirectory(path)) {
                throw new TypeConversionException("cannot read '" + file + "'");
            }
            return path;
        }
    }
}
