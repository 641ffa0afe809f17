package dev.weir.ingest.filter;

import java.util.List;
import java.util.function.Function;

/** Both ways to look for tokens, whichever of them the filter would choose on this machine. */
enum ScanWay {
    TRIPLES(TripleScan::new),
    VECTORS(VectorScan::new);

    private final Function<List<BytePattern>, Scan> scan;

    ScanWay(Function<List<BytePattern>, Scan> scan) {
        this.scan = scan;
    }

    TokenFilter filter(List<String> tokens) {
        return new TokenFilter(tokens, scan);
    }
}
