package io.enterprisehub.cache.tier.compress;

import java.util.Arrays;

/** Bits in DEFLATE's order, the first in the lowest place of a byte. One for each payload; for one thread at a time. */
final class BitSink {

    private final byte[] bytes;
    private int at;
    private long bits;
    private int count;

    /** Writes into room that {@link #roomFor} told; its former bytes do not matter. */
    BitSink(byte[] room) {
        this.bytes = room;
    }

    /** Bytes for so many bits, and for one store beyond them. */
    static int roomFor(long mostBits) {
        return Math.toIntExact(mostBits / 8 + 2 * Long.BYTES);
    }

    /** Appends up to 56 bits; those of the value above them are zero. Stores eight bytes each time, without asking whether that is due. */
    void put(long value, int length) {
        long all = bits | value << count;
        int sum = count + length;
        Words.put(bytes, at, all);
        at += sum >>> 3;
        bits = all >>> (sum & ~7);
        count = sum & 7;
    }

    /** What was put, filled up with zeros to whole bytes. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, at + (count + 7) / 8);
    }

    long length() {
        return 8L * at + count;
    }
}
