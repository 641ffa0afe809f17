package dev.weir.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All that a job said, in order for each host.
 *
 * @param documents the alert documents
 * @param deadLetters topic and reason of each dead letter
 */
record Outcome(List<Document> documents, List<Rejected> deadLetters) {

    /** A dead letter: where its record came from and why it is one. */
    record Rejected(String topic, String reason) {

        /** Reads {@code topic REASON}. */
        static Rejected read(String line) {
            String[] parts = line.split(" ");
            return new Rejected(parts[0], parts[1].toLowerCase(Locale.ROOT));
        }
    }

    /** The alerts of a host, each as its revisions, in order of first issue. */
    List<List<Document>> alerts(Machine host) {
        Map<String, List<Document>> byId = new LinkedHashMap<>();
        for (Document document : documents) {
            if (document.host().equals(host.name())) {
                byId.computeIfAbsent(document.id(), id -> new ArrayList<>()).add(document);
            }
        }
        return List.copyOf(byId.values());
    }

    /** Hosts of a telling that have alerts. */
    Stream<String> hosts(Cast cast) {
        return documents.stream()
                .map(Document::host)
                .filter(host -> host.startsWith(cast.prefix() + "-"))
                .distinct();
    }

    List<String> rejections(Cast cast) {
        return deadLetters.stream()
                .filter(r -> r.topic().equals(cast.prefix()))
                .map(Rejected::reason)
                .sorted()
                .toList();
    }
}
