package dev.weir.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.detect.enableat.EnableAtDetector;
import dev.weir.eql.Condition;
import dev.weir.eql.EqlException;
import dev.weir.eql.Query;
import dev.weir.event.EndpointEvent;
import dev.weir.event.EventType;
import dev.weir.exceptions.ExceptionReader;
import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.RawRecord;
import dev.weir.ingest.RecordLimits;
import dev.weir.ingest.RejectedException;
import dev.weir.job.JobConfig;
import dev.weir.local.files.EventFiles;
import dev.weir.local.files.RefusedFileException;
import dev.weir.normalize.EventReader;
import dev.weir.normalize.LocatedEvent;
import dev.weir.testing.Events;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What reads text that somebody else wrote. Each takes any bytes, and only the rejections that its
 * contract names; all else that it throws is a finding.
 */
enum Target {
    /** A record, through the mappers and the detection. */
    RECORDS {
        @Override
        void run(byte[] input) {
            int[] letters = {0};
            EventReader reader = new EventReader();
            reader.read(
                    new RawRecord(input, "fuzz", 0, 0, NOON.toEpochMilli()),
                    Target::detect,
                    letter -> {
                        letters[0]++;
                        check(letter);
                    });
            if (letters[0] > RecordLimits.defaults().deadLetters() + 1) {
                throw new IllegalStateException(letters[0] + " dead letters of one record");
            }
        }
    },
    /** The start of a program: its path, a line end, and its command line. */
    COMMANDS {
        @Override
        void run(byte[] input) {
            String[] parts = new String(input, UTF_8).split("\n", 2);
            String line = parts.length == 1 ? null : parts[1];
            Events.verdict(Events.started(parts[0], line));
            Events.verdict(Events.script(line == null ? parts[0] : line));
        }
    },
    /** A registry path, a line end, and the data. */
    REGISTRY {
        @Override
        void run(byte[] input) {
            String[] parts = new String(input, UTF_8).split("\n", 2);
            Events.verdict(Events.set(parts[0], parts));
            Events.verdict(Events.set(Events.P, parts));
            Events.verdict(Events.renamed(parts[0], parts.length == 1 ? null : parts[1]));
            Events.verdict(Events.registry(EventType.REGISTRY_KEY_CREATED, parts[0]));
            Events.verdict(Events.file(parts[0]));
        }
    },
    /** An exception as its topic carries it. */
    EXCEPTIONS {
        @Override
        void run(byte[] input) {
            try {
                ExceptionReader.read(input);
            } catch (RejectedException e) {
                expected(e);
            }
        }
    },
    /** Options of the job, one in two lines. */
    OPTIONS {
        @Override
        void run(byte[] input) {
            try {
                JobConfig.of(new String(input, UTF_8).split("\n"));
            } catch (IllegalArgumentException e) {
                expected(e);
            }
        }
    },
    /** A file of events. */
    FILES {
        @Override
        void run(byte[] input) {
            try {
                Path file = Files.createTempFile("weir-fuzz-", ".json");
                try {
                    Files.write(file, input);
                    new EventFiles(List.of(file.toString()), 0).forEachRemaining(raw -> {});
                } catch (UncheckedIOException | RefusedFileException e) {
                    expected(e);
                } finally {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },
    /** A file of rules: a zip, an export of Kibana or TOML, beside one that is well. */
    RULES {
        @Override
        void run(byte[] input) {
            RuleFileTarget.run(input);
        }
    },
    /** A query in EQL, compiled and run over an event without fields. */
    QUERIES {
        @Override
        void run(byte[] input) {
            try {
                if (Query.parse(new String(input, UTF_8)) instanceof Query.Event event) {
                    Condition.of(event).test(field -> List.of());
                }
            } catch (EqlException e) {
                expected(e);
            }
        }
    };

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final EnableAtDetector DETECTOR = new EnableAtDetector(Duration.ofMinutes(10));

    /**
     * Reads the input.
     *
     * @throws RuntimeException or an error when the input shows a fault
     */
    abstract void run(byte[] input);

    private static void detect(LocatedEvent seen) {
        EndpointEvent event = seen.event();
        if (event.type() != EventType.OTHER) {
            DETECTOR.classify(event, NOON, seen.position(), "default");
        }
    }

    private static void check(DeadLetter letter) {
        if (letter.reason() == DeadLetter.Reason.INTERNAL_ERROR) {
            throw new IllegalStateException(letter.detail());
        }
    }

    /** A rejection must say what is wrong. */
    private static void expected(Exception rejection) {
        if (rejection.getMessage() == null || rejection.getMessage().isBlank()) {
            throw new IllegalStateException("a rejection without a reason", rejection);
        }
    }
}
