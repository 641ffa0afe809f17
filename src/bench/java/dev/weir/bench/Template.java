package dev.weir.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One shape of event: text with fields such as {@code ${host}}, see {@link Fields}. */
final class Template {
    private final List<String> texts = new ArrayList<>();
    private final List<String> fields = new ArrayList<>();

    Template(String pattern) {
        int at = 0;
        for (int open; (open = pattern.indexOf("${", at)) >= 0; ) {
            int close = pattern.indexOf('}', open);
            texts.add(pattern.substring(at, open));
            fields.add(pattern.substring(open + 2, close));
            at = close + 1;
        }
        texts.add(pattern.substring(at));
    }

    byte[] fill(Fields values) {
        StringBuilder text = new StringBuilder(2_000);
        for (int i = 0; i < fields.size(); i++) {
            values.append(fields.get(i), text.append(texts.get(i)));
        }
        return text.append(texts.get(fields.size())).toString().getBytes(StandardCharsets.UTF_8);
    }
}
