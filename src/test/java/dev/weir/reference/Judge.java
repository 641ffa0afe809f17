package dev.weir.reference;

import static dev.weir.reference.Reference.last;
import static dev.weir.reference.Reference.sorted;

import dev.weir.detect.Flag;
import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.detect.Severity;
import dev.weir.detect.Stage;
import dev.weir.episode.Windows;
import dev.weir.event.HostKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What one episode of the reference comes to: each follow-on is judged for itself. */
final class Judge {

    /** A follow-on that belongs to the episode, and how far it alone takes it. */
    private record Finding(Hit hit, Stage stage, Severity severity) {}

    private final Windows windows;
    private final HostKey key;
    private final List<List<Hit>> episodes;
    private final List<Hit> resets;
    private final List<Hit> armings;
    private final Instant first;
    private final Instant last;

    /**
     * @param episodes all effective episodes of the host by time
     * @param armings the one that is judged, a member of {@code episodes}
     */
    Judge(
            Windows windows,
            HostKey key,
            List<List<Hit>> episodes,
            List<Hit> resets,
            List<Hit> armings) {
        this.windows = windows;
        this.key = key;
        this.episodes = episodes;
        this.resets = resets;
        this.armings = armings;
        this.first = armings.get(0).time();
        this.last = last(armings).time();
    }

    ReferenceEpisode judge(List<Hit> followOns) {
        List<Finding> findings =
                followOns.stream()
                        .filter(this::isNewestEpisodeFor)
                        .flatMap(f -> find(f).stream())
                        .toList();
        List<Finding> raising =
                findings.stream()
                        .filter(f -> f.hit().kind() != HitKind.TASK_TOUCHED)
                        .filter(f -> f.hit().exceptedBy() == null)
                        .toList();
        boolean real = armings.stream().anyMatch(a -> a.kind() == HitKind.ARMED);
        List<Instant> flips = flips();
        return new ReferenceEpisode(
                key,
                first,
                last,
                true,
                raising.stream()
                        .map(Finding::stage)
                        .reduce(real ? Stage.ARMED : Stage.TENTATIVE, Judge::higher),
                raising.stream()
                        .map(Finding::severity)
                        .reduce(real ? Severity.MEDIUM : Severity.LOW, Judge::higher),
                raising.isEmpty() && armings.stream().allMatch(a -> a.exceptedBy() != null),
                findings.stream().anyMatch(f -> f.stage() != Stage.TENTATIVE && used(f)),
                findings.stream().anyMatch(f -> f.hit().time().isBefore(first)),
                flips.size(),
                flapping(flips));
    }

    private boolean used(Finding finding) {
        return resetInForce(finding.hit()).isPresent();
    }

    private boolean isNewestEpisodeFor(Hit followOn) {
        Instant latest = followOn.time().plus(windows.clockTolerance());
        return episodes.stream()
                .filter(e -> !e.get(0).time().isAfter(latest))
                .reduce((older, newer) -> newer)
                .filter(newest -> newest == armings)
                .isPresent();
    }

    /** Empty when the follow-on does not belong to the episode. */
    private Optional<Finding> find(Hit f) {
        return switch (f.kind()) {
            case AT_JOB -> use(f, Stage.AT_JOB, Severity.CRITICAL);
            case AT_RUN -> use(f, Stage.AT_RUN, runSeverity(f));
            case TASK_CREATED -> taskCreated(f).map(s -> new Finding(f, Stage.TASK_CREATED, s));
            case TASK_TOUCHED ->
                    touched(f)
                            ? Optional.of(new Finding(f, Stage.TENTATIVE, Severity.LOW))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<Finding> use(Hit f, Stage stage, Severity severity) {
        return notLater(f, last, windows.atUse())
                ? Optional.of(new Finding(f, stage, severity))
                : Optional.empty();
    }

    /** Microsoft's at.exe under another name is as good as at.exe; another program is not. */
    private static Severity runSeverity(Hit f) {
        return f.has(Flag.MASQUERADE) && !f.has(Flag.RENAMED_AT) ? Severity.RAISED : Severity.HIGH;
    }

    /** The better of what it means to the first real arming and to the first tentative one. */
    private Optional<Severity> taskCreated(Hit f) {
        Optional<Instant> reset = resetInForce(f);
        if (reset.isPresent() && !notLater(f, reset.get(), windows.afterReset())) {
            return Optional.empty();
        }
        Optional<Severity> real =
                firstOf(HitKind.ARMED)
                        .filter(a -> notEarlier(f, a) && notLater(f, a, windows.taskCreated()))
                        .map(
                                a ->
                                        reset.isEmpty() && notLater(f, a, windows.taskHigh())
                                                ? Severity.RAISED
                                                : Severity.MEDIUM);
        Optional<Severity> tentative =
                firstOf(HitKind.ARMED_TENTATIVE)
                        .filter(a -> notEarlier(f, a) && notLater(f, a, windows.taskHigh()))
                        .map(a -> Severity.MEDIUM);
        boolean raised = f.has(Flag.REMOTE) || f.has(Flag.NOT_SCHEDULER);
        return Stream.of(real, tentative)
                .flatMap(Optional::stream)
                .reduce(Judge::higher)
                .map(s -> raised ? oneStepUp(s) : s);
    }

    private boolean touched(Hit f) {
        Instant arming =
                sorted(armings, a -> !a.time().isAfter(f.time())).stream()
                        .map(Hit::time)
                        .reduce((older, newer) -> newer)
                        .orElse(first);
        return notLater(f, arming, windows.taskTouched());
    }

    /** The reset that switched it off before the follow-on, unless it is on again. */
    private Optional<Instant> resetInForce(Hit f) {
        Instant tolerated = f.time().plus(windows.clockTolerance());
        boolean armedJustAfter =
                armings.stream()
                        .map(Hit::time)
                        .anyMatch(a -> a.isAfter(f.time()) && !a.isAfter(tolerated));
        Optional<Instant> lastArming =
                armings.stream()
                        .map(Hit::time)
                        .filter(a -> !a.isAfter(f.time()))
                        .reduce((older, newer) -> newer);
        if (armedJustAfter || lastArming.isEmpty()) {
            return Optional.empty();
        }
        return resets.stream()
                .map(Hit::time)
                .filter(r -> r.isAfter(lastArming.get()) && !r.isAfter(f.time()))
                .findFirst();
    }

    /** The first reset after each arming of the episode, if it comes before the next arming. */
    private List<Instant> flips() {
        List<Instant> flips = new ArrayList<>();
        for (int i = 0; i < armings.size(); i++) {
            Instant from = armings.get(i).time();
            Instant to = i + 1 < armings.size() ? armings.get(i + 1).time() : endOfLast();
            resets.stream()
                    .map(Hit::time)
                    .filter(r -> r.isAfter(from) && !r.isAfter(to))
                    .findFirst()
                    .ifPresent(flips::add);
        }
        return flips;
    }

    private Instant endOfLast() {
        Instant end = last.plus(windows.atUse());
        return episodes.stream()
                .map(e -> e.get(0).time())
                .filter(next -> next.isAfter(last) && next.isBefore(end))
                .findFirst()
                .orElse(end);
    }

    private static boolean flapping(List<Instant> flips) {
        for (int i = 2; i < flips.size(); i++) {
            Duration span = Duration.between(flips.get(i - 2), flips.get(i));
            if (span.compareTo(Duration.ofHours(1)) <= 0) {
                return true;
            }
        }
        return false;
    }

    private Optional<Instant> firstOf(HitKind kind) {
        return armings.stream().filter(a -> a.kind() == kind).map(Hit::time).findFirst();
    }

    private boolean notEarlier(Hit f, Instant arming) {
        return !f.time().plus(windows.clockTolerance()).isBefore(arming);
    }

    private static boolean notLater(Hit f, Instant start, Duration window) {
        return !f.time().isAfter(start.plus(window));
    }

    private static Severity oneStepUp(Severity severity) {
        return Severity.values()[severity.ordinal() + 1];
    }

    private static <T extends Comparable<T>> T higher(T a, T b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
