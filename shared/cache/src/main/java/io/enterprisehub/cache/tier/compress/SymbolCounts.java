package io.enterprisehub.cache.tier.compress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each symbol occurs in samples that are cut with a text. Offline, therefore more patient than {@link TrainedWriter}, and
 * not a part of it: codes that are counted on the writer's own cut save as much within 0.1 points, and each change of the writer would
 * make another dictionary of the same samples. For one thread at a time.
 */
final class SymbolCounts {

    /** Last places of four bytes in the text that are tried. */
    private static final int DEPTH = 16;

    /** A copy of this length is taken without a look for a better one at the next place. */
    private static final int LONG_ENOUGH = 24;

    private static final int RECENT_BITS = 12;

    private final byte[] text;
    private final Map<Integer, List<Integer>> places = new HashMap<>();
    private final long[] symbols = new long[DeflateSymbols.LITERALS_AND_LENGTHS];
    private final long[] distances = new long[DeflateSymbols.DISTANCES];

    SymbolCounts(byte[] text) {
        PresetText.requireSize(text);
        this.text = text;
        byte[] roomy = Arrays.copyOf(text, text.length + Long.BYTES);
        for (int at = text.length - Copy.SHORTEST; at >= 0; at--) {
            List<Integer> same = places.computeIfAbsent((int) Words.at(roomy, at), word -> new ArrayList<>());
            if (same.size() < DEPTH) {
                same.add(at);
            }
        }
    }

    long[] symbols() {
        return symbols;
    }

    long[] distances() {
        return distances;
    }

    void add(byte[] sample) {
        int at = text.length;
        int end = at + sample.length;
        byte[] window = Arrays.copyOf(text, end + Long.BYTES);
        System.arraycopy(sample, 0, window, at, sample.length);
        int[] recent = new int[1 << RECENT_BITS];
        long found = find(window, at, end, recent);
        while (at < end) {
            int length = Copy.length(found);
            long next = length < LONG_ENOUGH ? find(window, at + 1, end, recent) : Copy.NONE;
            if (length == 0 || Copy.length(next) > length + 1) {
                symbols[window[at++] & 0xFF]++;
                found = next;
            } else {
                symbols[DeflateSymbols.FIRST_LENGTH + DeflateSymbols.length(length)]++;
                distances[DeflateSymbols.distance(at - Copy.place(found))]++;
                at += length;
                found = find(window, at, end, recent);
            }
        }
        symbols[DeflateSymbols.END]++;
    }

    private long find(byte[] window, int at, int end, int[] recent) {
        if (at > end - Copy.SHORTEST) {
            return Copy.NONE;
        }
        int word = (int) Words.at(window, at);
        int most = Math.min(DeflateSymbols.MAX_LENGTH, end - at);
        int slot = Words.hashOfFour(word, RECENT_BITS);
        int near = recent[slot];
        recent[slot] = at;
        long best = near > 0 && (int) Words.at(window, near) == word ? copy(window, near, at, most) : Copy.NONE;
        for (int place : places.getOrDefault(word, List.of())) {
            best = Math.max(best, copy(window, place, at, most));
        }
        return best;
    }

    private static long copy(byte[] window, int place, int at, int most) {
        return at - place <= DeflateSymbols.MAX_DISTANCE
                ? Copy.of(Words.same(window, place, at, Copy.SHORTEST, most), place)
                : Copy.NONE;
    }
}
