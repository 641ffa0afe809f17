package dev.weir.event;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Registry data as a number, whatever notation a sensor uses.
 *
 * @param number unsigned; null when the text is no number of at most 64 bits
 * @param type what the value's type is known to be
 */
public record RegistryData(@Nullable Long number, Type type) {

    /** The registry's own type of a value, as far as the detection tells them apart. */
    public enum Type {
        DWORD,
        QWORD,
        /** Known, and none of the above. */
        OTHER,
        /** Not sent, or not understood. */
        UNKNOWN
    }

    private static final int HEX_DIGITS_OF_DWORD = 8;

    /** Longer text is no number; it is left alone, because whoever writes a value chooses it. */
    private static final int LONGEST = 64;

    private static final Pattern DECIMAL = Pattern.compile("[0-9]+");
    private static final Pattern HEX = Pattern.compile("0[xX]([0-9a-fA-F]+)");

    /** JSON text of a list with one element, left so by a source that nests JSON in a string. */
    private static final Pattern LIST = Pattern.compile("\\[\\s*\"?([^\",\\[\\]]*)\"?\\s*]");

    /** Sysmon's {@code Details}. */
    private static final Pattern DWORD =
            Pattern.compile("DWORD\\s*\\(0x([0-9a-f]{1,8})\\)", Pattern.CASE_INSENSITIVE);

    /** Sysmon's {@code Details}: high and low half. */
    private static final Pattern QWORD =
            Pattern.compile(
                    "QWORD\\s*\\(0x([0-9a-f]{1,8})-0x([0-9a-f]{1,8})\\)", Pattern.CASE_INSENSITIVE);

    // Bare numbers are those of winnt.h; %%n are the message ids of Security 4657 (msobjs.dll).
    private static final Set<String> DWORD_TYPES =
            Set.of("dword", "dwordlittleendian", "4", "%%1876");
    private static final Set<String> QWORD_TYPES =
            Set.of("qword", "qwordlittleendian", "11", "%%1883");
    private static final Set<String> OTHER_TYPES =
            Set.of(
                    "sz",
                    "string",
                    "expandsz",
                    "expandstring",
                    "multisz",
                    "multistring",
                    "binary",
                    "dwordbigendian",
                    "link",
                    "1",
                    "2",
                    "3",
                    "5",
                    "6",
                    "7",
                    "%%1873",
                    "%%1874",
                    "%%1875",
                    "%%1877",
                    "%%1878",
                    "%%1879");

    /**
     * Reads data in any notation; never fails.
     *
     * @param text the data as sent
     * @param statedType the type as sent, such as {@code REG_DWORD}, {@code SZ_DWORD}, {@code
     *     %%1876}; null when not sent. It counts more than what the text suggests.
     */
    public static RegistryData of(String text, @Nullable String statedType) {
        RegistryData data = parse(text.strip());
        Type stated = typeOf(statedType);
        return stated == Type.UNKNOWN ? data : new RegistryData(data.number, stated);
    }

    public boolean is(long value) {
        return number != null && number == value;
    }

    private static RegistryData parse(String text) {
        if (text.length() > LONGEST) {
            return new RegistryData(null, Type.UNKNOWN);
        }
        Matcher list = LIST.matcher(text);
        if (list.matches()) {
            return parse(list.group(1).strip());
        }
        Matcher dword = DWORD.matcher(text);
        if (dword.matches()) {
            return new RegistryData(unsigned(dword.group(1), 16), Type.DWORD);
        }
        Matcher qword = QWORD.matcher(text);
        if (qword.matches()) {
            long high = Long.parseLong(qword.group(1), 16);
            long low = Long.parseLong(qword.group(2), 16);
            return new RegistryData(high << 32 | low, Type.QWORD);
        }
        Matcher hex = HEX.matcher(text);
        if (hex.matches()) {
            // Sensors print as many digits as the type has bytes; "0x1" says nothing of the type.
            boolean wide = hex.group(1).length() > HEX_DIGITS_OF_DWORD;
            return new RegistryData(unsigned(hex.group(1), 16), wide ? Type.QWORD : Type.UNKNOWN);
        }
        Long number = DECIMAL.matcher(text).matches() ? unsigned(text, 10) : null;
        return new RegistryData(number, Type.UNKNOWN);
    }

    private static @Nullable Long unsigned(String digits, int radix) {
        try {
            return Long.parseUnsignedLong(digits, radix);
        } catch (NumberFormatException wider) {
            return null;
        }
    }

    private static Type typeOf(@Nullable String stated) {
        if (stated == null) {
            return Type.UNKNOWN;
        }
        String name = Ascii.lower(stated.strip());
        if (name.length() > 3 && (name.startsWith("reg_") || name.startsWith("sz_"))) {
            name = name.substring(name.indexOf('_') + 1);
        }
        name = name.replace("_", "");
        if (DWORD_TYPES.contains(name)) {
            return Type.DWORD;
        }
        if (QWORD_TYPES.contains(name)) {
            return Type.QWORD;
        }
        return OTHER_TYPES.contains(name) ? Type.OTHER : Type.UNKNOWN;
    }
}
