package dev.weir.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.output.AlertFormat;
import dev.weir.output.AlertSchemaCheck;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what came out with what has to. */
final class Check {

    private Check() {}

    /** Exactly the expected alerts and dead letters, and nothing on any other host. */
    static void exactly(Scenario scenario, Cast cast, Outcome outcome) {
        List<String> roles = scenario.alerts().stream().map(Expected::role).distinct().toList();
        assertThat(outcome.hosts(cast))
                .as(scenario + ", hosts with alerts")
                .containsExactlyInAnyOrderElementsOf(
                        roles.stream().map(role -> cast.host(role).name()).toList());
        for (String role : roles) {
            List<List<Document>> alerts = outcome.alerts(cast.host(role));
            alerts.forEach(Check::isRising);
            alerts.forEach(revisions -> revisions.forEach(Check::isValid));
            Stream<Expected> expected =
                    scenario.alerts().stream().filter(alert -> alert.role().equals(role));
            assertThat(lines(alerts.stream().map(Document::summary)))
                    .as(scenario + " on " + role)
                    .isEqualTo(lines(expected.map(Expected::summary)));
        }
        assertThat(outcome.rejections(cast))
                .as(scenario + ", dead letters")
                .containsExactlyElementsOf(scenario.deadLetters());
    }

    private static String lines(Stream<String> summaries) {
        return summaries.collect(Collectors.joining("\n"));
    }

    private static void isValid(Document document) {
        AlertSchemaCheck.assertValid(AlertFormat.ECS, document.json());
        AlertSchemaCheck.assertValid(AlertFormat.OCSF, document.ocsf());
    }

    /** Revisions rise, and only escalate. */
    private static void isRising(List<Document> revisions) {
        assertThat(revisions.stream().map(Document::revision))
                .as("revisions of " + revisions.get(0).id())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(revisions.stream().map(revision -> revision.told().risk()))
                .as("risk of " + revisions.get(0).id())
                .isSorted();
    }
}
