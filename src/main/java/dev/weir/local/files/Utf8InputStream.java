package dev.weir.local.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** UTF-16 as UTF-8, without the byte order mark. */
final class Utf8InputStream extends InputStream {
    private final Reader reader;
    private final char[] text = new char[4096];
    private byte[] bytes = {};
    private int at;

    private Utf8InputStream(Reader reader) {
        this.reader = reader;
    }

    /**
     * @param head the first bytes of the stream, which tell the order of bytes where no mark does
     */
    static InputStream ofUtf16(InputStream in, byte[] head) {
        boolean marked = (head[0] & head[1]) != 0;
        Charset charset =
                marked
                        ? StandardCharsets.UTF_16
                        : head[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        return new Utf8InputStream(new InputStreamReader(in, charset));
    }

    @Override
    public int read() throws IOException {
        if (at == bytes.length && !fill()) {
            return -1;
        }
        return bytes[at++] & 0xff;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == bytes.length && !fill()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, to, from, count);
        at += count;
        return count;
    }

    private boolean fill() throws IOException {
        int count = reader.read(text, 0, text.length - 1);
        if (count < 0) {
            return false;
        }
        if (Character.isHighSurrogate(text[count - 1])) {
            int low = reader.read();
            if (low >= 0) {
                text[count++] = (char) low;
            }
        }
        bytes = new String(text, 0, count).getBytes(StandardCharsets.UTF_8);
        at = 0;
        return true;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
