package dev.weir.ingest.filter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Writes one text as JSON in a random one of the many ways that mean the same. */
final class RandomJson {
    private RandomJson() {}

    /** An object whose {@code v} is the text, or, {@code depth} times, such an object as text. */
    static String event(String text, int depth, Random random) {
        String value = depth == 0 ? text : event(text, depth - 1, random);
        int share = random.nextInt(3) == 0 ? 0 : random.nextInt(100);
        List<String> members = new ArrayList<>();
        members.add(
                string("v", share, random) + space(random) + ":" + string(value, share, random));
        members.add("\"EventID\"" + space(random) + ":" + space(random) + random.nextInt(9_999));
        members.add("\"host\":{\"name\":\"ws" + random.nextInt(99) + "\"}");
        Collections.shuffle(members, random);
        return "{" + space(random) + String.join("," + space(random), members) + "}";
    }

    /** A string of which {@code share} per cent of the characters are escaped. */
    private static String string(String text, int share, Random random) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (random.nextInt(100) < share) {
                String escape = String.format("%04x", (int) c);
                json.append("\\u").append(random.nextBoolean() ? escape : escape.toUpperCase());
            } else if (c == '"' || c == '\\' || c == '/' && random.nextBoolean()) {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    private static String space(Random random) {
        return " \n\t ".substring(0, random.nextInt(4));
    }
}
