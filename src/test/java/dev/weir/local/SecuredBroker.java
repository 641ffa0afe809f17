package dev.weir.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A broker whose one listener is SASL_SSL and which keeps rights: {@link #USER} has none but those
 * that it is given, an owner of its own has all.
 */
final class SecuredBroker implements AutoCloseable {
    static final String USER = "weir";
    static final String USER_PASSWORD = "the-users-password";
    static final String STORE_PASSWORD = "the-stores-password";

    private static final String OWNER = "owner";
    private static final String OWNER_PASSWORD = "the-owners-password";

    private final Broker broker;
    private final Path folder;

    private SecuredBroker(Broker broker, Path folder) {
        this.broker = broker;
        this.folder = folder;
    }

    /** Makes its stores in the folder. */
    static SecuredBroker start(Path folder) throws Exception {
        pair(folder, "broker");
        pair(folder, "stranger");
        Map<String, String> settings = new HashMap<>();
        settings.put("listener.security.protocol.map", "CLIENTS:SASL_SSL,CONTROLLER:PLAINTEXT");
        settings.put("sasl.enabled.mechanisms", "PLAIN");
        settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        settings.put(
                "listener.name.clients.plain.sasl.jaas.config",
                login(
                        OWNER,
                        OWNER_PASSWORD,
                        " user_%s=\"%s\" user_%s=\"%s\""
                                .formatted(OWNER, OWNER_PASSWORD, USER, USER_PASSWORD)));
        settings.put("ssl.keystore.location", store(folder, "broker").toString());
        settings.put("ssl.keystore.password", STORE_PASSWORD);
        settings.put("ssl.truststore.location", trust(folder, "broker").toString());
        settings.put("ssl.truststore.password", STORE_PASSWORD);
        settings.put(
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        // The broker's own way to its controller, on another listener, asks nobody who he is.
        settings.put("super.users", "User:" + OWNER + ";User:ANONYMOUS");
        return new SecuredBroker(Broker.start(settings), folder);
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Trusts the broker. */
    Path trusted() {
        return trust(folder, "broker");
    }

    /** Trusts another one. */
    Path wronglyTrusted() {
        return trust(folder, "stranger");
    }

    /** Value of {@code sasl.jaas.config}. */
    static String login(String user, String password) {
        return login(user, password, "");
    }

    /** Settings of a client that may do everything. */
    Map<String, Object> owner() {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers(),
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                login(OWNER, OWNER_PASSWORD),
                "ssl.truststore.location",
                trusted().toString(),
                "ssl.truststore.password",
                STORE_PASSWORD);
    }

    /** Topics of one partition. */
    void create(Admin admin, String... topics) throws Exception {
        List<NewTopic> created = new ArrayList<>();
        for (String topic : topics) {
            created.add(new NewTopic(topic, Optional.of(1), Optional.empty()));
        }
        admin.createTopics(created).all().get();
    }

    /** What the user may do. */
    static AclBinding right(ResourcePattern of, AclOperation operation) {
        return new AclBinding(
                of,
                new AccessControlEntry("User:" + USER, "*", operation, AclPermissionType.ALLOW));
    }

    /** Gives the rights, and returns when the broker judges by them. */
    void allow(Admin admin, Collection<AclBinding> rights) throws Exception {
        admin.createAcls(rights).all().get();
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!admin.describeAcls(AclBindingFilter.ANY).values().get().containsAll(rights)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the broker does not hear of " + rights);
            }
        }
    }

    void send(String topic, String key, byte[] value) throws Exception {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(owner(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        }
    }

    @Override
    public void close() {
        broker.close();
    }

    private static String login(String user, String password, String more) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\""
                        .formatted(user)
                + " password=\"%s\"%s;".formatted(password, more);
    }

    private static Path store(Path folder, String name) {
        return folder.resolve(name + ".p12");
    }

    private static Path trust(Path folder, String name) {
        return folder.resolve(name + "-trust.p12");
    }

    /** A key of this name, and a store that trusts it. */
    private static void pair(Path folder, String name) throws Exception {
        String certificate = folder.resolve(name + ".pem").toString();
        String store = store(folder, name).toString();
        keytool(
                "-genkeypair -keyalg EC -alias key -dname CN=%s -ext san=ip:127.0.0.1 -keystore"
                        .formatted(name),
                store);
        keytool("-exportcert -rfc -alias key -file", certificate, "-keystore", store);
        keytool(
                "-importcert -noprompt -alias key -file",
                certificate,
                "-keystore",
                trust(folder, name).toString());
    }

    private static void keytool(String... words) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(words[0].split(" ")));
        command.addAll(List.of(words).subList(1, words.length));
        command.addAll(List.of("-storepass", STORE_PASSWORD));
        Scripts.Ran ran = Scripts.run(Map.of(), command);
        if (ran.exit() != 0) {
            throw new IOException(command + ": " + ran.output() + ran.errors());
        }
    }
}
