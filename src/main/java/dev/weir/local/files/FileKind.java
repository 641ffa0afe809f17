package dev.weir.local.files;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a file is by its first bytes, whatever its name. */
enum FileKind {
    TEXT(null),
    UTF_16(null),
    GZIP(null),
    ZIP(null),
    EVTX(
            "is a binary event log; turn it to JSON first, for example with 'evtx_dump -o jsonl' or"
                    + " 'EvtxECmd --json'"),
    CSV("is CSV; export the events as JSON, one document a line"),
    XML_LIST(
            "is an XML list of events; export without a root element ('wevtutil qe' without"
                    + " '/e'), or as JSON"),
    TAR("is a tar archive; unpack it first"),
    BINARY("is binary and of no kind that is read here; JSON, gzip and zip are");

    /** So much of a file tells its kind. */
    static final int HEAD = 4096;

    /** A column's name or a plain value, perhaps in quotes. */
    private static final Pattern COLUMN = Pattern.compile("\"[^\"]{0,100}\"|[\\w @.()/#-]{0,100}");

    private static final int FEWEST_COLUMNS = 3;

    private static final byte[] EVTX_MAGIC = "ElfFile\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] TAR_MAGIC = "ustar".getBytes(StandardCharsets.ISO_8859_1);
    private static final int TAR_MAGIC_AT = 257;

    private final @Nullable String wayOut;

    FileKind(@Nullable String wayOut) {
        this.wayOut = wayOut;
    }

    /** What to say of a file of a kind that is not read; null for the others. */
    @Nullable String wayOut() {
        return wayOut;
    }

    /**
     * @param head the first bytes, {@link #HEAD} or all
     */
    static FileKind of(byte[] head) {
        int mark = head.length < 2 ? 0 : (head[0] & 0xff) << 8 | head[1] & 0xff;
        if (mark == 0x1f8b) {
            return GZIP;
        }
        if (mark == 0x504b) {
            return ZIP;
        }
        if (startsAt(head, 0, EVTX_MAGIC)) {
            return EVTX;
        }
        if (startsAt(head, TAR_MAGIC_AT, TAR_MAGIC)) {
            return TAR;
        }
        if (mark == 0xfeff || mark == 0xfffe || isWide(head)) {
            return UTF_16;
        }
        for (byte b : head) {
            if (b == 0) {
                return BINARY;
            }
        }
        return ofText(new String(head, StandardCharsets.UTF_8));
    }

    private static FileKind ofText(String head) {
        String text = head.startsWith("\uFEFF") ? head.substring(1).strip() : head.strip();
        if (text.startsWith("<?xml")) {
            text = text.substring(text.indexOf("?>") + 2).stripLeading();
        }
        if (text.startsWith("<Events") || text.startsWith("<EventLog")) {
            return XML_LIST;
        }
        int end = text.indexOf('\n');
        String first = (end < 0 ? text : text.substring(0, end)).strip();
        return isColumns(first, ",") || isColumns(first, ";") || isColumns(first, "\t")
                ? CSV
                : TEXT;
    }

    private static boolean isColumns(String line, String separator) {
        String[] columns = line.split(separator, -1);
        if (columns.length < FEWEST_COLUMNS) {
            return false;
        }
        for (String column : columns) {
            if (!COLUMN.matcher(column.strip()).matches()) {
                return false;
            }
        }
        return true;
    }

    /** Plain characters of two bytes, without a mark in front. */
    static boolean isWide(byte[] head) {
        return head.length >= 4
                && (head[0] == 0 && head[2] == 0 && head[1] > 0 && head[3] > 0
                        || head[1] == 0 && head[3] == 0 && head[0] > 0 && head[2] > 0);
    }

    private static boolean startsAt(byte[] head, int at, byte[] magic) {
        for (int i = 0; i < magic.length; i++) {
            if (at + i >= head.length || head[at + i] != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
