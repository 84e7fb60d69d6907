package io.enterprisehub.cache.tier.compress;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bits in DEFLATE's order, the first in the lowest place of a byte. For one thread at a time. */
final class BitSink {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Of one store beyond the last byte. */
    private static final int SLACK = 8;

    private byte[] bytes = new byte[0];
    private int at;
    private long bits;
    private int count;

    /** Begins anew, with room for so many bits. */
    void begin(long mostBits) {
        int room = Math.toIntExact(mostBits / 8 + 2 * SLACK);
        if (bytes.length < room) {
            bytes = new byte[Math.max(room, 2 * bytes.length)];
        }
        at = 0;
        bits = 0;
        count = 0;
    }

    /** Appends up to 32 bits; those of the value above them are zero. */
    void put(long value, int length) {
        bits |= value << count;
        count += length;
        if (count >= 32) {
            LONGS.set(bytes, at, bits);
            at += 4;
            bits >>>= 32;
            count -= 32;
        }
    }

    /** What was put, filled up with zeros to whole bytes. */
    byte[] toBytes() {
        LONGS.set(bytes, at, bits);
        return Arrays.copyOf(bytes, at + (count + 7) / 8);
    }

    long length() {
        return 8L * at + count;
    }
}
