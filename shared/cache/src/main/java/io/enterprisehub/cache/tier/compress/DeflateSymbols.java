package io.enterprisehub.cache.tier.compress;

/** The alphabets of DEFLATE: which symbol stands for a length or distance, and which bits follow it (RFC 1951, 3.2.5). */
final class DeflateSymbols {

    static final int LITERALS_AND_LENGTHS = 286;
    static final int DISTANCES = 30;
    static final int END = 256;
    static final int FIRST_LENGTH = 257;
    static final int MAX_LENGTH = 258;
    static final int MAX_DISTANCE = 32 * 1024;

    private static final int[] LENGTH_EXTRA = {
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
    };
    private static final int[] LENGTH_BASE = new int[LENGTH_EXTRA.length];
    private static final int[] DISTANCE_BASE = new int[DISTANCES];
    private static final byte[] LENGTH_INDEX = new byte[MAX_LENGTH + 1];

    static {
        int length = 3;
        for (int i = 0; i < LENGTH_EXTRA.length - 1; i++) {
            LENGTH_BASE[i] = length;
            for (int end = length + (1 << LENGTH_EXTRA[i]); length < end; length++) {
                LENGTH_INDEX[Math.min(length, MAX_LENGTH)] = (byte) i;
            }
        }
        LENGTH_BASE[LENGTH_EXTRA.length - 1] = MAX_LENGTH;
        LENGTH_INDEX[MAX_LENGTH] = (byte) (LENGTH_EXTRA.length - 1);
        int distance = 1;
        for (int i = 0; i < DISTANCES; i++) {
            DISTANCE_BASE[i] = distance;
            distance += 1 << distanceExtra(i);
        }
    }

    private DeflateSymbols() {}

    /** Index of a length from 3 to 258, counted from {@link #FIRST_LENGTH}. */
    static int length(int length) {
        return LENGTH_INDEX[length];
    }

    static int lengthExtra(int index) {
        return LENGTH_EXTRA[index];
    }

    static int lengthBase(int index) {
        return LENGTH_BASE[index];
    }

    /** Index of a distance from 1 to 32,768: two per power of two. */
    static int distance(int distance) {
        if (distance <= 2) {
            return distance - 1;
        }
        int power = 31 - Integer.numberOfLeadingZeros(distance - 1);
        return 2 * power + ((distance - 1) >>> (power - 1) & 1);
    }

    static int distanceExtra(int index) {
        return index < 2 ? 0 : index / 2 - 1;
    }

    static int distanceBase(int index) {
        return DISTANCE_BASE[index];
    }
}
