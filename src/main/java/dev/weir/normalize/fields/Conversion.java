package dev.weir.normalize.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What becomes of the text of a column on its way into a field; nothing where it does not fit. */
enum Conversion {
    /** The last component of a path. */
    FILE_NAME(one(Texts::fileName)),
    /** A path without its last component. */
    DIRECTORY(one(Texts::directory)),
    /** A path that ends in the file's name, whether the source's does or not. */
    FILE_PATH((path, name) -> present(Texts.filePath(path, name))),
    /** What follows the last point of a file name. */
    EXTENSION(one(Texts::extension)),
    /** Arguments of a command line, the program's own name first. */
    ARGUMENTS((line, none) -> Texts.arguments(line)),
    /** How many arguments there are. */
    ARGUMENTS_COUNT(one(line -> String.valueOf(Texts.arguments(line).size()))),
    /** {@code name} of {@code DOMAIN\name}. */
    ACCOUNT_NAME(one(account -> account.substring(account.lastIndexOf('\\') + 1))),
    /** {@code DOMAIN} of {@code DOMAIN\name}. */
    ACCOUNT_DOMAIN(one(Texts::accountDomain)),
    /** A whole number, decimal or {@code 0x}, as decimal. */
    NUMBER(one(Texts::number)),
    LOWER(one(text -> text.toLowerCase(Locale.ROOT))),
    /** A full path, or key and value name, with the short name of the hive. */
    REGISTRY_PATH((key, value) -> present(RegistryTexts.path(key, value))),
    REGISTRY_HIVE((key, value) -> present(RegistryTexts.hive(key))),
    /** The path below the hive. */
    REGISTRY_KEY((key, value) -> present(RegistryTexts.belowHive(RegistryTexts.path(key, value)))),
    /** The last component. */
    REGISTRY_VALUE((key, value) -> present(RegistryTexts.name(RegistryTexts.path(key, value)))),
    /** Data, and its type if sent; a DWORD in both spellings that rules use. */
    REGISTRY_DATA(RegistryTexts::data),
    /** Of {@code MD5=…,SHA256=…,IMPHASH=…}, and so on. */
    MD5(one(hashes -> Texts.hash(hashes, "MD5"))),
    SHA1(one(hashes -> Texts.hash(hashes, "SHA1"))),
    SHA256(one(hashes -> Texts.hash(hashes, "SHA256"))),
    IMPHASH(one(hashes -> Texts.hash(hashes, "IMPHASH"))),
    /** Whether the vendor's word says that there is a signature. */
    SIGNED(one(word -> String.valueOf(!Texts.UNSIGNED.contains(word.toLowerCase(Locale.ROOT))))),
    /** Whether the vendor's word says that a signature is good. */
    TRUSTED(one(Texts::trusted)),
    /** An address; one of IPv4 in the form of IPv6 as IPv4. */
    ADDRESS(one(Texts::address)),
    /** {@code ipv4} or {@code ipv6}. */
    ADDRESS_TYPE(one(text -> Texts.address(text).indexOf(':') >= 0 ? "ipv6" : "ipv4")),
    /** {@code egress} where the host began the connection, otherwise {@code ingress}. */
    DIRECTION(
            one(
                    begun ->
                            Texts.BEGUN.contains(begun.toLowerCase(Locale.ROOT))
                                    ? "egress"
                                    : "ingress")),
    /** {@code inbound} where the other side began the connection, otherwise {@code outbound}. */
    INBOUND(one(begun -> begun.equalsIgnoreCase("true") ? "inbound" : "outbound")),
    /** The name of a logon type's number, such as {@code Network} for 3. */
    LOGON_TYPE(one(Texts::logonType)),
    /** The number of a network protocol, or its name, as its name. */
    TRANSPORT(one(Texts::transport)),
    /**
     * An operating system in the vendor's word, as {@code windows}, {@code linux}, {@code macos}.
     */
    SYSTEM(one(Texts::system)),
    /** The integrity level of a token by its SID or its name. */
    INTEGRITY(one(Texts::integrity));

    /** From a value and, where the row names a second column, its first value. */
    @FunctionalInterface
    private interface Step {
        List<String> of(String text, @Nullable String second);
    }

    /** From one text to one, or to none. */
    @FunctionalInterface
    private interface Single {
        @Nullable String of(String text);
    }

    @SuppressWarnings("ImmutableEnumChecker") // all steps are lambdas without state
    private final Step step;

    Conversion(Step step) {
        this.step = step;
    }

    /** The conversion of a name as the tables write it: {@code fileName}; null for another. */
    static @Nullable Conversion named(String name) {
        for (Conversion conversion : values()) {
            if (conversion.tableName().equals(name)) {
                return conversion;
            }
        }
        return null;
    }

    /** As the tables write it. */
    String tableName() {
        StringBuilder name = new StringBuilder();
        for (String part : name().toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(
                    name.isEmpty()
                            ? part
                            : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return name.toString();
    }

    List<String> of(List<String> texts, @Nullable String second) {
        if (texts.size() == 1) {
            return step.of(texts.get(0), second);
        }
        List<String> values = new ArrayList<>();
        texts.forEach(text -> values.addAll(step.of(text, second)));
        return values;
    }

    private static Step one(Single single) {
        return (text, second) -> present(single.of(text));
    }

    private static List<String> present(@Nullable String value) {
        return value == null || value.isEmpty() ? List.of() : List.of(value);
    }
}
