package dev.weir.local.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the alerts say of a fleet, against what is known of it.
 *
 * @param documents how many there were
 * @param lost hosts that should have an alert and have none
 * @param wrong hosts whose last revision is not what it should be, or that should have no alert
 * @param secondId hosts with two alerts that no alias joins
 * @param repeated documents that had been sent before, word for word in what they say
 * @param contradicting documents of one id and revision that say different things
 * @param ids of each host, all ids and aliases of its alert
 */
record FleetVerdict(
        int documents,
        List<String> lost,
        List<String> wrong,
        List<String> secondId,
        int repeated,
        List<String> contradicting,
        Map<String, Set<String>> ids) {

    static FleetVerdict of(Map<String, String> truth, List<JsonNode> documents) {
        Map<String, List<JsonNode>> hosts = new TreeMap<>();
        for (JsonNode document : documents) {
            String host = document.at("/weir/host_key").asText();
            hosts.computeIfAbsent(host, key -> new ArrayList<>()).add(document);
        }
        Set<String> lost = new TreeSet<>(truth.keySet());
        lost.removeAll(hosts.keySet());
        List<String> wrong = new ArrayList<>();
        List<String> secondId = new ArrayList<>();
        List<String> contradicting = new ArrayList<>();
        Map<String, Set<String>> ids = new TreeMap<>();
        int repeated = 0;
        for (Map.Entry<String, List<JsonNode>> entry : hosts.entrySet()) {
            String host = entry.getKey();
            Map<String, String> revisions = new HashMap<>();
            JsonNode last = entry.getValue().get(0);
            for (JsonNode document : entry.getValue()) {
                String revision = document.at("/event/id").asText() + " " + revision(document);
                String said = revisions.put(revision, told(document));
                if (said != null && said.equals(told(document))) {
                    repeated++;
                } else if (said != null) {
                    contradicting.add(host + ": " + said + " and " + told(document));
                }
                last = revision(document) >= revision(last) ? document : last;
            }
            if (!told(last).equals(truth.get(host))) {
                wrong.add(host + ": " + told(last) + ", not " + truth.get(host));
            }
            List<Set<String>> alerts = alerts(entry.getValue());
            if (alerts.size() > 1) {
                secondId.add(host + ": " + alerts);
            }
            Set<String> all = new TreeSet<>();
            alerts.forEach(all::addAll);
            ids.put(host, all);
        }
        return new FleetVerdict(
                documents.size(), List.copyOf(lost), wrong, secondId, repeated, contradicting, ids);
    }

    /**
     * Hosts whose alert here and there have no id or alias in common. A copy that arrives after the
     * last revision gives no alias, so that one of the two may know fewer.
     */
    List<String> strangersTo(FleetVerdict other) {
        Set<String> hosts = new TreeSet<>(ids.keySet());
        hosts.addAll(other.ids.keySet());
        return hosts.stream()
                .filter(
                        host ->
                                Collections.disjoint(
                                        ids.getOrDefault(host, Set.of()),
                                        other.ids.getOrDefault(host, Set.of())))
                .toList();
    }

    /** The ids of the host's alerts; those that one document names together are one alert. */
    private static List<Set<String>> alerts(List<JsonNode> documents) {
        List<Set<String>> alerts = new ArrayList<>();
        for (JsonNode document : documents) {
            Set<String> ids = new HashSet<>();
            ids.add(document.at("/event/id").asText());
            document.at("/weir/aliases").forEach(alias -> ids.add(alias.asText()));
            List<Set<String>> others = new ArrayList<>();
            for (Set<String> alert : alerts) {
                if (alert.stream().anyMatch(ids::contains)) {
                    ids.addAll(alert);
                } else {
                    others.add(alert);
                }
            }
            others.add(ids);
            alerts = others;
        }
        return alerts;
    }

    private static int revision(JsonNode document) {
        return document.at("/weir/revision").asInt();
    }

    private static String told(JsonNode document) {
        return "%s/%s/%d"
                .formatted(
                        document.at("/weir/stage").asText(),
                        document.at("/weir/severity").asText(),
                        document.at("/event/risk_score").asInt());
    }
}
