package io.enterprisehub.cache.tier.compress;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Cuts payloads into literals and copies (LZ77): of the preset text, and of themselves. Holds what it needs between uses, for
 * one thread at a time.
 */
final class Parse {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Shorter copies cost about what their literals do. */
    private static final int SHORTEST = 4;

    /** A copy of this length is taken without a look for a better one at the next place. */
    private static final int LONG_ENOUGH = 24;

    /** Of the table of the payload's own places: it has to stay in the processor's nearest cache. */
    private static final int RECENT_BITS = 12;

    private static final int NONE = 0;

    /** Places of the text that are compared with one of the payload. */
    private final int depth;

    private final PresetText text;
    private final int[] recent = new int[1 << RECENT_BITS];
    private byte[] window;
    private int base;
    private int end;

    /** Told of what a payload consists of. */
    interface Sink {
        void literal(int value);

        /** As {@code length} bytes before {@code distance}. */
        void copy(int length, int distance);
    }

    Parse(PresetText text, int depth) {
        this.text = text;
        this.depth = depth;
        this.window = Arrays.copyOf(text.bytes(), text.length() + 4096);
    }

    void of(byte[] raw, Sink sink) {
        int start = text.length();
        begin(start + raw.length);
        if (window.length < end + Long.BYTES) {
            window = Arrays.copyOf(window, end + Long.BYTES + raw.length);
        }
        System.arraycopy(raw, 0, window, start, raw.length);
        cut(start, sink);
    }

    private void cut(int start, Sink sink) {
        byte[] bytes = window;
        int at = start;
        int searchable = end - SHORTEST;
        while (at <= searchable) {
            int found = find(bytes, at);
            while (found != NONE && length(found) < LONG_ENOUGH && at < searchable) {
                int next = find(bytes, at + 1);
                if (length(next) <= length(found) + 1) {
                    break;
                }
                sink.literal(bytes[at++] & 0xFF);
                found = next;
            }
            if (found == NONE) {
                sink.literal(bytes[at++] & 0xFF);
            } else {
                sink.copy(length(found), found & 0xFFFF);
                at += length(found);
            }
        }
        while (at < end) {
            sink.literal(bytes[at++] & 0xFF);
        }
    }

    private static int length(int found) {
        return found >>> 16;
    }

    /** Places of former payloads lie below the base: the table need not be cleared. */
    private void begin(int newEnd) {
        if ((long) base + end + newEnd + 2 > Integer.MAX_VALUE) {
            Arrays.fill(recent, 0);
            base = 0;
        }
        base += end + 1;
        end = newEnd;
    }

    /** The longest copy for a place: its length, and in the low 16 bits its distance. */
    private int find(byte[] bytes, int at) {
        int word = PresetText.word(bytes, at);
        int hash = PresetText.hash(word);
        int most = Math.min(DeflateSymbols.MAX_LENGTH, end - at);
        int length = 0;
        int distance = 0;
        int slot = hash >>> (PresetText.HASH_BITS - RECENT_BITS);
        int near = recent[slot] - base;
        recent[slot] = base + at;
        if (near > 0 && at - near <= DeflateSymbols.MAX_DISTANCE && PresetText.word(bytes, near) == word) {
            length = same(bytes, near, at, most);
            distance = at - near;
        }
        int place = text.last(word, hash);
        for (int tries = depth; place >= 0 && tries > 0; tries--) {
            if (at - place <= DeflateSymbols.MAX_DISTANCE && mayBeLonger(bytes, place, at, length)) {
                int found = same(bytes, place, at, most);
                if (found > length) {
                    length = found;
                    distance = at - place;
                }
            }
            place = text.before(place);
        }
        return length << 16 | distance;
    }

    /** Looks at the bytes that a longer copy would have to have; both places have room behind them. */
    private static boolean mayBeLonger(byte[] bytes, int place, int at, int length) {
        return length < SHORTEST
                || PresetText.word(bytes, place + length - 3) == PresetText.word(bytes, at + length - 3);
    }

    /** How many bytes from two places on are equal, at least four; beyond the payload's end there is room to look. */
    private static int same(byte[] bytes, int one, int other, int most) {
        int count = SHORTEST;
        while (count < most) {
            long difference = (long) LONGS.get(bytes, one + count) ^ (long) LONGS.get(bytes, other + count);
            if (difference != 0) {
                return Math.min(most, count + (Long.numberOfTrailingZeros(difference) >>> 3));
            }
            count += Long.BYTES;
        }
        return most;
    }
}
