package io.enterprisehub.cache.tier.compress;

import java.util.Arrays;

/**
 * Finds what of a payload stands before: in the preset text, or in itself. Three places are compared for each that is looked at,
 * whatever they hold; only a copy of eight bytes and more is worth a further look. Holds what it needs between uses, for one
 * thread at a time.
 */
final class CopySearch {

    /** Of the table of the payload's own places: it has to stay in the processor's nearest cache. */
    private static final int RECENT_BITS = 12;

    private final PresetText text;
    private final int start;
    private final int[] recent = new int[1 << RECENT_BITS];
    private byte[] window;
    private int base;
    private int end;

    CopySearch(PresetText text) {
        this.text = text;
        this.start = text.bytes().length;
        this.window = Arrays.copyOf(text.bytes(), start + 4096);
    }

    /** Begins with a payload: it stands in {@link #window} from {@link #start} to {@link #end}. */
    void begin(byte[] raw) {
        int newEnd = start + raw.length;
        if (newEnd > Words.MAX_PLACE) {
            throw new IllegalArgumentException("A payload of " + raw.length + " bytes is too large");
        }
        // Places of former payloads lie below the base: the table need not be cleared.
        if ((long) base + end + newEnd + 2 > Integer.MAX_VALUE) {
            Arrays.fill(recent, 0);
            base = 0;
        }
        base += end + 1;
        end = newEnd;
        if (window.length < end + Long.BYTES) {
            window = Arrays.copyOf(window, end + Long.BYTES + raw.length);
        }
        System.arraycopy(raw, 0, window, start, raw.length);
        // What a former payload left there must not decide which place is found.
        Words.put(window, end, 0);
    }

    byte[] window() {
        return window;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** The best copy for a place before the end, and notes the place: each is asked for once, in order. */
    long find(byte[] bytes, int at) {
        long word = Words.at(bytes, at);
        int slot = Words.hashOfFour(word, RECENT_BITS);
        int near = Math.max(recent[slot] - base, 0);
        recent[slot] = base + at;
        long own = at - near <= DeflateSymbols.MAX_DISTANCE ? Words.compare(word, bytes, near) : Copy.NONE;
        // From the first place on from which its beginning cannot be reached, the text is out of the search.
        boolean reached = at <= DeflateSymbols.MAX_DISTANCE;
        long best = reached ? Math.max(own, text.compare(word, bytes)) : own;
        if (best >= Words.EIGHT) {
            int most = Math.min(DeflateSymbols.MAX_LENGTH, end - at);
            long copy = reached ? text.longest(word, bytes, at, most) : Copy.NONE;
            return own < Words.EIGHT
                    ? copy
                    : Math.max(copy, Copy.of(Words.same(bytes, near, at, Long.BYTES, most), near));
        }
        long copy = Words.copy(best);
        return Copy.length(copy) <= end - at ? copy : Copy.of(end - at, Copy.place(copy));
    }
}
