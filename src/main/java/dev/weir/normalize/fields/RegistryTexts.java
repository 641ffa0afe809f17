package dev.weir.normalize.fields;

import dev.weir.event.RegistryData;
import dev.weir.event.RegistryPath;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Registry paths and data in the spellings that rules use. */
final class RegistryTexts {
    private static final long DWORDS = 1L << 32;

    private RegistryTexts() {}

    /**
     * @param value the value's name; null where the key has it, too
     */
    static String path(String key, @Nullable String value) {
        return RegistryPath.of(value == null ? key : RegistryPath.join(key, value)).text();
    }

    static @Nullable String hive(String path) {
        String known = RegistryPath.of(path).text();
        int end = known.indexOf('\\');
        String hive = end < 0 ? known : known.substring(0, end);
        return hive.startsWith("HK") ? hive : null;
    }

    static String belowHive(String path) {
        int end = path.indexOf('\\');
        return end < 0 || !path.startsWith("HK") ? path : path.substring(end + 1);
    }

    static String name(String path) {
        return RegistryPath.of(path).name();
    }

    /**
     * Data of a DWORD as {@code 1} and as {@code 0x00000001}, because rules list the spellings of
     * several products; of a QWORD as a decimal number; other data as sent.
     */
    static List<String> data(String text, @Nullable String type) {
        RegistryData data = RegistryData.of(text, type);
        Long number = data.number();
        boolean dword = data.type() == RegistryData.Type.DWORD || isHexDword(text);
        if (number != null && dword && number >= 0 && number < DWORDS) {
            return List.of(number.toString(), String.format(Locale.ROOT, "0x%08x", number));
        }
        return List.of(
                number != null && data.type() == RegistryData.Type.QWORD
                        ? Long.toUnsignedString(number)
                        : text);
    }

    private static boolean isHexDword(String text) {
        return text.length() == 10 && (text.startsWith("0x") || text.startsWith("0X"));
    }
}
