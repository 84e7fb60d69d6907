package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.compress.Compression;
import io.enterprisehub.cache.tier.compress.Compression.Packed;
import io.enterprisehub.cache.tier.compress.Compressor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A value as the shared level keeps it. Big end first:
 *
 * <pre>
 *  0  state     "EHC+" fresh or "EHC~" expired; the server rewrites it, so the checksum leaves it out
 *  4  format    1
 *  5  codec     id of the codec
 *  6  flags     bit 0: there is nothing; bits 4 to 7: id of the compressor, 0 = none
 *  7  dictionary, 0 = none
 *  8  version   8 bytes
 * 16  length    of all that follows the header, 4 bytes
 * 20  cost      milliseconds of the load, 4 bytes
 * 24  grace     milliseconds that the server keeps the value beyond its life, 4 bytes
 * 28  checksum  CRC32C over tenant, region and key, each with its length, then bytes 4 to 27, then all that follows the
 *               header, then the fingerprint of the dictionary, 4 bytes, where there is one
 * 32  payload; where it is compressed, its restored length comes first, 4 bytes
 * </pre>
 *
 * Because the checksum covers the address, bytes that ended up under another key, or another tenant, do not decode; nor do
 * those that were compressed with another dictionary.
 *
 * @param expired whether it may only be served in need
 * @param payload null when there is nothing
 */
@SuppressWarnings("ArrayRecordComponent") // Carries bytes between socket and codec; never compared.
record Envelope(boolean expired, byte codec, long version, int costMillis, int graceMillis, byte @Nullable [] payload) {

    static final int HEADER = 32;

    /** Where the version stands. */
    static final int VERSION = 8;

    /** Larger values stall Redis's single thread and this environment's decoder. */
    static final int MAX_PAYLOAD = 512 * 1024;

    private static final int FRESH = 0x4548432B;
    private static final int EXPIRED = 0x4548437E;
    private static final byte FORMAT = 1;
    private static final int NOTHING = 1;
    private static final int RESERVED = 0b1110;
    private static final int COMPRESSOR_SHIFT = 4;
    private static final Packed NO_BYTES = new Packed(null, new byte[0]);
    private static final int CHECKED_FROM = 4;
    private static final int CHECKSUM = 28;

    /** Whether the shared level may be given these bytes. */
    static boolean fits(byte[] envelope) {
        return envelope.length <= HEADER + MAX_PAYLOAD;
    }

    byte[] encode(LocalKey address, Compression compression) {
        Packed packed = payload == null ? NO_BYTES : compression.pack(payload);
        Compressor compressor = packed.compressor();
        int length = packed.bytes().length + (compressor == null ? 0 : Integer.BYTES);
        ByteBuffer buffer = ByteBuffer.allocate(HEADER + length);
        buffer.putInt(expired ? EXPIRED : FRESH)
                .put(FORMAT)
                .put(codec)
                .put(flags(compressor))
                .put((byte) (compressor == null ? 0 : compressor.dictionary().id()))
                .putLong(version)
                .putInt(length)
                .putInt(costMillis)
                .putInt(graceMillis)
                .putInt(0);
        if (compressor != null && payload != null) {
            buffer.putInt(payload.length);
        }
        buffer.put(packed.bytes());
        buffer.putInt(CHECKSUM, checksum(address, buffer.array(), compressor));
        return buffer.array();
    }

    private byte flags(@Nullable Compressor compressor) {
        int id = compressor == null ? 0 : compressor.id();
        return (byte) (id << COMPRESSOR_SHIFT | (payload == null ? NOTHING : 0));
    }

    /**
     * Reads an envelope. A payload is restored only after the checksum has vouched for it and its length lies within
     * the caps.
     *
     * @return null when the bytes are not a whole envelope of this address and codec, or were compressed in a way that
     *     cannot be read here
     */
    static @Nullable Envelope decode(LocalKey address, byte codec, byte[] bytes, Compression compression) {
        if (bytes.length < HEADER || !fits(bytes)) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int state = buffer.getInt();
        boolean known = state == FRESH || state == EXPIRED;
        if (!known || buffer.get() != FORMAT || buffer.get() != codec) {
            return null;
        }
        int flags = Byte.toUnsignedInt(buffer.get());
        int dictionary = Byte.toUnsignedInt(buffer.get());
        int method = flags >> COMPRESSOR_SHIFT;
        Compressor compressor = method == 0 ? null : compression.find(method, dictionary);
        boolean readable = method == 0 ? dictionary == 0 : compressor != null;
        long version = buffer.getLong();
        boolean understood = (flags & RESERVED) == 0 && version >= 0;
        int length = buffer.getInt();
        int cost = buffer.getInt();
        int grace = buffer.getInt();
        if (!readable
                || !understood
                || length != bytes.length - HEADER
                || buffer.getInt() != checksum(address, bytes, compressor)) {
            return null;
        }
        boolean nothing = (flags & NOTHING) != 0;
        byte[] payload = nothing ? null : payload(bytes, compressor);
        return nothing == (payload == null)
                ? new Envelope(state == EXPIRED, codec, version, cost, grace, payload)
                : null;
    }

    private static byte @Nullable [] payload(byte[] bytes, @Nullable Compressor compressor) {
        if (compressor == null) {
            return Arrays.copyOfRange(bytes, HEADER, bytes.length);
        }
        int from = HEADER + Integer.BYTES;
        if (bytes.length < from) {
            return null;
        }
        int rawLength = ByteBuffer.wrap(bytes).getInt(HEADER);
        boolean sane = Compression.isWithinCaps(bytes.length - from, rawLength);
        return sane ? compressor.restore(bytes, from, bytes.length - from, rawLength) : null;
    }

    private static int checksum(LocalKey address, byte[] bytes, @Nullable Compressor compressor) {
        CRC32C crc = new CRC32C();
        bind(crc, address.tenant());
        bind(crc, address.region());
        bind(crc, address.key());
        crc.update(bytes, CHECKED_FROM, CHECKSUM - CHECKED_FROM);
        crc.update(bytes, HEADER, bytes.length - HEADER);
        if (compressor != null && compressor.dictionary().id() != 0) {
            update(crc, compressor.dictionary().fingerprint());
        }
        return (int) crc.getValue();
    }

    private static void bind(CRC32C crc, String part) {
        byte[] text = part.getBytes(StandardCharsets.UTF_8);
        update(crc, text.length);
        crc.update(text);
    }

    private static void update(CRC32C crc, int number) {
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            crc.update(number >> shift);
        }
    }
}
