package io.enterprisehub.cache.tier.compress;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bytes by eight. Wherever a word is read, an array has eight bytes left. */
final class Words {

    /** Of places whose words are compared. */
    static final int MAX_PLACE = (1 << 30) - 1;

    /** Compares as this or more where all eight bytes are equal, and as less where they are not. */
    static final long EIGHT = 1L << 62;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The highest bit of each byte from the fourth on. */
    private static final long FLAGS = 0x8080_8080_8000_0000L;

    private Words() {}

    static long at(byte[] bytes, int place) {
        return (long) LONGS.get(bytes, place);
    }

    static void put(byte[] bytes, int place, long word) {
        LONGS.set(bytes, place, word);
    }

    static int hash(long word, int bits) {
        return (int) ((word * 0x9E3779B97F4A7C15L) >>> (64 - bits));
    }

    /** Of a word's first four bytes alone. */
    static int hashOfFour(long word, int bits) {
        return ((int) word * 0x9E3779B1) >>> (32 - bits);
    }

    /**
     * How much of a word stands at a place, to be compared with how much stands at another: the larger is longer, or nearer. A
     * flag for each byte from the fourth on to which all are equal, above the place. Counting them here is 4 % faster under C2, and a
     * third slower under C1.
     */
    static long compare(long word, byte[] bytes, int place) {
        long difference = word ^ at(bytes, place);
        return ((difference - 1) & ~difference & FLAGS) >>> 1 | place;
    }

    /** The copy that was found by comparing: of four to eight bytes, or of none. */
    static long copy(long compared) {
        int length = Long.BYTES - (Long.numberOfLeadingZeros(compared & ~MAX_PLACE) >>> 3);
        return Copy.of(length, (int) compared & MAX_PLACE);
    }

    /** How many bytes from two places on are equal, of which some are known to be. */
    static int same(byte[] bytes, int one, int other, int known, int most) {
        for (int count = known; count < most; count += Long.BYTES) {
            long difference = at(bytes, one + count) ^ at(bytes, other + count);
            if (difference != 0) {
                return Math.min(most, count + (Long.numberOfTrailingZeros(difference) >>> 3));
            }
        }
        return most;
    }
}
