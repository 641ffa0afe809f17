package dev.weir.job;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.flink.client.deployment.application.ApplicationConfiguration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Which {@code kafka.*} options hold a secret, and where it could be read. */
public final class Secrets {

    /** As Flink hides values. */
    static final String MASK = GlobalConfiguration.HIDDEN_CONTENT;

    private static final Set<String> TYPED = typed();
    private static final Set<String> WORDS =
            Set.of(
                    "password",
                    "passphrase",
                    "secret",
                    "jaas",
                    "key",
                    "token",
                    "credential",
                    "credentials",
                    "auth");

    /** What stands beside a secret, such as the address that gives tokens. */
    private static final Pattern HARMLESS =
            Pattern.compile(".*(url|file|location|class|serializer|ms|seconds|name|type)");

    private static final Pattern TELLS = Pattern.compile("(?i).*(password|secret|token) *[=:].*");

    private Secrets() {}

    /**
     * The options among these whose value is a secret in clear; one that is fetched by a reference
     * to Kafka's {@code config.providers} is not.
     *
     * @param options by their names, with the prefix {@code kafka.}
     */
    public static List<String> inClear(Map<String, String> options) {
        return options.entrySet().stream()
                .filter(option -> isSecret(option.getKey(), option.getValue()))
                .filter(option -> !option.getValue().contains("${"))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The value as anybody may see it. */
    static String shown(String option, String value) {
        return isSecret(option, value) || GlobalConfiguration.isSensitive(option) ? MASK : value;
    }

    /**
     * The options whose secret stands in the command line of this process or in the arguments of an
     * application cluster, which Flink prints when it starts.
     *
     * @param kafka without the prefix
     */
    static List<String> exposed(Properties kafka, ReadableConfig cluster) {
        Set<String> seen =
                new HashSet<>(
                        cluster.getOptional(ApplicationConfiguration.APPLICATION_ARGS)
                                .orElse(List.of()));
        String command = System.getProperty("sun.java.command", "");
        Map<String, String> options = new TreeMap<>();
        for (String name : kafka.stringPropertyNames()) {
            options.put(JobOptions.KAFKA + name, kafka.getProperty(name));
        }
        return inClear(options).stream()
                .filter(
                        option -> {
                            String value = options.get(option);
                            return seen.contains(value) || command.contains(option + " " + value);
                        })
                .toList();
    }

    private static boolean isSecret(String option, String value) {
        if (!option.startsWith(JobOptions.KAFKA) || value.isEmpty()) {
            return false;
        }
        String name = option.substring(JobOptions.KAFKA.length()).toLowerCase(Locale.ROOT);
        return TYPED.contains(name)
                || TELLS.matcher(value).matches()
                || !HARMLESS.matcher(name).matches()
                        && Arrays.stream(name.split("[._-]")).anyMatch(WORDS::contains);
    }

    /** What Kafka itself takes for a password. */
    private static Set<String> typed() {
        Set<String> names = new TreeSet<>();
        for (ConfigDef client :
                List.of(
                        AdminClientConfig.configDef(),
                        ConsumerConfig.configDef(),
                        ProducerConfig.configDef())) {
            client.configKeys().values().stream()
                    .filter(key -> key.type() == ConfigDef.Type.PASSWORD)
                    .forEach(key -> names.add(key.name));
        }
        return names;
    }
}
