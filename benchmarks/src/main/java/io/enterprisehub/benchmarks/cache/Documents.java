package io.enterprisehub.benchmarks.cache;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Values to cache. */
final class Documents {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789 ";

    private Documents() {}

    static String key(int number) {
        return "lead-" + number;
    }

    /** Letters that no one can guess from the key: a wrong value does not pass for the right one. */
    static String text(int number, int length) {
        SplittableRandom random = new SplittableRandom(number);
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    static Map<String, String> numbered(int count, int length) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int number = 0; number < count; number++) {
            values.put(key(number), text(number, length));
        }
        return values;
    }
}
