package dev.weir.local.explain;

import dev.weir.detect.Flag;
import dev.weir.detect.Hit;
import dev.weir.detect.Verdict;
import dev.weir.detect.enableat.EnableAtDetector;
import dev.weir.detect.enableat.EnableAtTokens;
import dev.weir.event.EndpointEvent;
import dev.weir.event.EventType;
import dev.weir.event.Host;
import dev.weir.event.ProcessInfo;
import dev.weir.event.RegistryChange;
import dev.weir.event.ScheduledTask;
import dev.weir.event.Truncation;
import dev.weir.event.User;
import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.RawRecord;
import dev.weir.ingest.filter.TokenFilter;
import dev.weir.job.JobConfig;
import dev.weir.normalize.EventReader;
import dev.weir.normalize.LocatedEvent;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What becomes of records, as lines for a person. Counts as it goes. */
final class Explanation {
    private static final int LONGEST = 160;

    private final PrintStream out;
    private final EventReader reader = new EventReader();
    private final JobConfig.Detection detection = JobConfig.of().detection();
    private final EnableAtDetector detector = new EnableAtDetector(detection.maxClockLead());
    private final HitsByHost hosts = new HitsByHost();
    private final TokenFilter filter = new TokenFilter(EnableAtTokens.ANY_OF);

    private long events;
    private long hits;
    private long unused;
    private long rejected;

    Explanation(PrintStream out) {
        this.out = out;
    }

    void tell(RawRecord raw) {
        boolean read = filter.mayMatter(raw.value(), 0, raw.value().length);
        reader.read(raw, seen -> tell(seen, raw, read), letter -> tell(letter, raw));
    }

    /** What the correlation makes of all hits, and the counts. */
    void summary() {
        hosts.print(out, detection.windows());
        out.printf(
                Locale.ROOT,
                "events %,d, of them hits %,d and never used %,d; rejected %,d%n",
                events,
                hits,
                unused,
                rejected);
    }

    /** Whether there were records, and none could be used. */
    boolean isUnread() {
        return events == 0 && rejected > 0;
    }

    private void tell(DeadLetter letter, RawRecord raw) {
        rejected++;
        String source = letter.source() == null ? "" : ", taken for " + letter.source();
        out.printf("line %d  rejected%s%n", raw.offset(), source);
        line("reason", letter.reason().name().toLowerCase(Locale.ROOT));
        line("detail", letter.detail());
    }

    private void tell(LocatedEvent seen, RawRecord raw, boolean read) {
        events++;
        EndpointEvent event = seen.event();
        out.printf(
                "line %d  %s, by %s: %s%n",
                raw.offset(),
                event.source().label(),
                seen.mapper(),
                event.type().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        if (event.type() == EventType.OTHER) {
            unused++;
            line("no hit", "nothing that the detection uses, kind: " + seen.unused());
            return;
        }
        tell(event);
        tell(
                detector.classify(
                        event, Instant.ofEpochMilli(seen.ingested()), seen.position(), "default"));
        if (!read) {
            line("filter", "the job drops this record unread: it holds none of the watched words");
        }
    }

    private void tell(EndpointEvent event) {
        line("time", event.time() == null ? "unknown, its arrival counts" : "" + event.time());
        line("host", host(event.host()));
        line("user", user(event.user()));
        process(event.process());
        RegistryChange registry = event.registry();
        if (registry != null) {
            line("registry", registry.path());
            line("renamed to", registry.newPath());
            line("data", registry.data().isEmpty() ? null : String.join(" | ", registry.data()));
            line("data type", registry.type());
            line("previous", registry.previousData());
        }
        ScheduledTask task = event.task();
        if (task != null) {
            line("task", task.name() == null ? "name not sent" : task.name());
            line("runs", task.command());
            line("runs as", task.principal());
            line("remote", task.remote() == null ? null : task.remote().toString());
        }
        line("file", event.file());
        line("script", event.script());
    }

    private void tell(Verdict verdict) {
        Hit hit = verdict.hit();
        if (hit == null) {
            line("no hit", verdict.reason());
            return;
        }
        hits++;
        hosts.add(hit);
        String flags = hit.flags().stream().map(Flag::id).collect(Collectors.joining(", "));
        line("HIT", hit.kind() + (flags.isEmpty() ? "" : " (" + flags + ")"));
        line("because", verdict.reason());
        line("host key", hit.key().id());
    }

    private void process(@Nullable ProcessInfo process) {
        if (process != null) {
            String name = process.executable() == null ? process.name() : process.executable();
            line("process", joined(name, number("pid ", process.pid())));
            line("command", process.commandLine());
            line("original", process.originalFileName());
            line("parent", joined(process.parent(), number("pid ", process.parentPid())));
        }
    }

    private static @Nullable String host(Host host) {
        return joined(host.name(), host.id() == null ? null : "id " + host.id());
    }

    private static @Nullable String user(@Nullable User user) {
        if (user == null) {
            return null;
        }
        String name = user.domain() == null ? user.name() : user.domain() + "\\" + user.name();
        return joined(name, user.id());
    }

    private static @Nullable String number(String label, @Nullable Long number) {
        return number == null ? null : label + number;
    }

    private static @Nullable String joined(@Nullable String first, @Nullable String second) {
        String text =
                Stream.of(first == null ? "" : first, second == null ? "" : second)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", "));
        return text.isEmpty() ? null : text;
    }

    /** One line; nothing for what is not known. */
    private void line(String label, @Nullable String text) {
        if (text != null) {
            out.printf("    %-10s %s%n", label, Truncation.text(clean(text), LONGEST));
        }
    }

    /** Control characters would garble a terminal. */
    static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
