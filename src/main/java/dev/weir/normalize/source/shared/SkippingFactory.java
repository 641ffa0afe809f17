package dev.weir.normalize.source.shared;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import java.io.IOException;

/**
 * Makes Jackson's parsers, which pass texts that nobody asks for by eight bytes at a time: that is
 * a seventh of the reading of an event otherwise.
 */
final class SkippingFactory extends JsonFactory {
    private static final long serialVersionUID = 1L;

    /** By so many bytes Jackson tells the encoding. */
    private static final int MARK = 4;

    SkippingFactory(JsonFactoryBuilder settings) {
        super(settings);
    }

    @Override
    protected JsonParser _createParser(byte[] data, int offset, int length, IOContext context)
            throws IOException {
        return isUtf8(data, offset, length)
                ? new Skipping(
                        context,
                        _parserFeatures,
                        _objectCodec,
                        _byteSymbolCanonicalizer.makeChild(_factoryFeatures),
                        data,
                        offset,
                        offset + length)
                : super._createParser(data, offset, length, context);
    }

    /** As surely as nearly all records are: other encodings have zeros there, or a mark. */
    private static boolean isUtf8(byte[] data, int offset, int length) {
        for (int i = 0; i < MARK; i++) {
            if (i >= length || data[offset + i] <= 0) {
                return false;
            }
        }
        return true;
    }

    private static final class Skipping extends UTF8StreamJsonParser {

        Skipping(
                IOContext context,
                int features,
                ObjectCodec codec,
                ByteQuadsCanonicalizer names,
                byte[] data,
                int from,
                int end) {
            super(context, features, null, codec, names, data, from, end, 0, false);
        }

        /** What is neither a plain character nor a plain escape is left to Jackson. */
        @Override
        protected void _skipString() throws IOException {
            int at = JsonBytes.special(_inputBuffer, _inputPtr, _inputEnd);
            while (at < _inputEnd - 1
                    && _inputBuffer[at] == '\\'
                    && "\\\"/bfnrt".indexOf(_inputBuffer[at + 1]) >= 0) {
                at = JsonBytes.special(_inputBuffer, at + 2, _inputEnd);
            }
            _inputPtr = at;
            if (at < _inputEnd && _inputBuffer[at] == '"') {
                _inputPtr++;
                _tokenIncomplete = false;
            } else {
                super._skipString();
            }
        }
    }
}
