package dev.weir.rule;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the rule beforehand and goes into each of its alerts. Constructors throw
 * {@link IllegalArgumentException} when a value is missing or out of range.
 *
 * @param id ECS {@code rule.id}: the id of Elastic's rule that this detection extends
 * @param name ECS {@code rule.name}
 * @param version ECS {@code rule.version}: the version of Elastic's rule
 * @param description ECS {@code rule.description}
 * @param phrases how the arming is told in a sentence
 * @param framework ECS {@code threat.framework}
 * @param frameworkVersion the major version of the framework; ids change between versions
 * @param attack ECS {@code threat.*}, each with what calls for it
 * @param triage what to look at, in order
 * @param falsePositives what is behind it when it is no attack
 * @param response what to do when it is one, in order
 * @param references ECS {@code rule.reference} is the first
 */
public record RuleCard(
        String id,
        String name,
        String version,
        String description,
        Phrases phrases,
        String framework,
        String frameworkVersion,
        List<Attack> attack,
        List<String> triage,
        List<String> falsePositives,
        List<String> response,
        List<String> references)
        implements Serializable {

    /** Calls for a technique in every incident. */
    public static final String ALWAYS = "always";

    public RuleCard {
        filled("id", id);
        filled("name", name);
        filled("version", version);
        filled("description", description);
        filled("framework", framework);
        filled("framework_version", frameworkVersion);
        filled("attack", attack);
        filled("triage", triage);
        filled("false_positives", falsePositives);
        filled("response", response);
        filled("references", references);
        present("phrases", phrases);
    }

    /**
     * The subject of {@code event.reason}; "on HOST by USER" follows.
     *
     * @param armed for an arming
     * @param tentative for an arming that perhaps works
     * @param notEffective for one in a place that does not count
     */
    public record Phrases(String armed, String tentative, String notEffective)
            implements Serializable {
        public Phrases {
            filled("armed", armed);
            filled("tentative", tentative);
            filled("not_effective", notEffective);
        }
    }

    /**
     * A technique, and what calls for it.
     *
     * @param when {@link #ALWAYS}, or stages and flags of an incident, one of which is enough
     */
    public record Attack(
            List<String> when, Term tactic, Term technique, @Nullable Term subtechnique)
            implements Serializable {
        public Attack {
            filled("when", when);
            present("tactic", tactic);
            present("technique", technique);
        }
    }

    /** One term of the framework. */
    public record Term(String id, String name, String reference) implements Serializable {
        /** Compiled once: an incident brings its terms along. */
        private static final Pattern ID = Pattern.compile("TA\\d{4}|T\\d{4}(\\.\\d{3})?");

        public Term {
            filled("id", id);
            filled("name", name);
            filled("reference", reference);
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException("id must be like T1053.002, was " + id);
            }
        }
    }

    private static void filled(String key, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(key + " is missing or empty");
        }
    }

    private static void filled(String key, @Nullable List<?> values) {
        if (values == null || values.isEmpty()) {
            throw new IllegalArgumentException(key + " is missing or empty");
        }
    }

    private static void present(String key, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
    }
}
