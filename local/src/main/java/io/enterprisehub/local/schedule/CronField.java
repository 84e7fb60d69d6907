package io.enterprisehub.local.schedule;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** The values that one field of a cron expression allows: {@code *}, {@code 5}, {@code 1-5}, {@code 0/15}, lists, names. */
record CronField(BitSet values) {
    /** Reads a field; its names, if it has any, stand for the values from {@code min} on. */
    static CronField parse(String text, int min, int max, List<String> names) {
        var values = new BitSet(max + 1);
        for (var part : text.toUpperCase(Locale.ROOT).split(",", -1)) {
            var step = part.split("/", 2);
            var range = step[0].split("-", 2);
            int from;
            int to;
            if (step[0].equals("*") || step[0].equals("?")) {
                from = min;
                to = max;
            } else {
                from = number(range[0], min, names);
                to = range.length == 2 ? number(range[1], min, names) : step.length == 2 ? max : from;
            }
            var stride = step.length == 2 ? number(step[1], min, List.of()) : 1;
            if (from < min || to > max || from > to || stride < 1) {
                throw new IllegalArgumentException("not between " + min + " and " + max + ": " + part);
            }
            for (int value = from; value <= to; value += stride) {
                values.set(value);
            }
        }
        return new CronField(values);
    }

    private static int number(String text, int min, List<String> names) {
        var name = names.indexOf(text);
        try {
            return name >= 0 ? min + name : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("no number: " + text, e);
        }
    }

    boolean allows(int value) {
        return values.get(value);
    }

    /** The lowest allowed value from one on, or -1. */
    int from(int value) {
        return values.nextSetBit(value);
    }
}
