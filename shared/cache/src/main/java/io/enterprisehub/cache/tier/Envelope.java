package io.enterprisehub.cache.tier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A value as the shared level keeps it. Big end first:
 *
 * <pre>
 *  0  state     "EHC+" fresh or "EHC~" expired; the server rewrites it, so the checksum leaves it out
 *  4  format    1
 *  5  codec     id of the codec
 *  6  flags     bit 0: there is nothing
 *  7  dictionary, 0 = none
 *  8  version   8 bytes
 * 16  length    of the payload, 4 bytes
 * 20  cost      milliseconds of the load, 4 bytes
 * 24  grace     milliseconds that the server keeps the value beyond its life, 4 bytes
 * 28  checksum  CRC32C over tenant, region and key, each with its length, then bytes 4 to 27, then the payload
 * 32  payload
 * </pre>
 *
 * Because the checksum covers the address, bytes that ended up under another key, or another tenant, do not decode.
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
    private static final byte NOTHING = 1;
    private static final int CHECKED_FROM = 4;
    private static final int CHECKSUM = 28;

    /** Whether the shared level may be given these bytes. */
    static boolean fits(byte[] envelope) {
        return envelope.length <= HEADER + MAX_PAYLOAD;
    }

    byte[] encode(LocalKey address) {
        byte[] body = payload == null ? new byte[0] : payload;
        ByteBuffer buffer = ByteBuffer.allocate(HEADER + body.length);
        buffer.putInt(expired ? EXPIRED : FRESH)
                .put(FORMAT)
                .put(codec)
                .put(payload == null ? NOTHING : 0)
                .put((byte) 0)
                .putLong(version)
                .putInt(body.length)
                .putInt(costMillis)
                .putInt(graceMillis)
                .putInt(0)
                .put(body);
        buffer.putInt(CHECKSUM, checksum(address, buffer.array()));
        return buffer.array();
    }

    /**
     * Reads an envelope.
     *
     * @return null when the bytes are not a whole envelope of this address and codec
     */
    static @Nullable Envelope decode(LocalKey address, byte codec, byte[] bytes) {
        if (bytes.length < HEADER || !fits(bytes)) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int state = buffer.getInt();
        boolean known = state == FRESH || state == EXPIRED;
        if (!known || buffer.get() != FORMAT || buffer.get() != codec) {
            return null;
        }
        byte flags = buffer.get();
        byte dictionary = buffer.get();
        long version = buffer.getLong();
        int length = buffer.getInt();
        int cost = buffer.getInt();
        int grace = buffer.getInt();
        boolean whole = length == bytes.length - HEADER && buffer.getInt() == checksum(address, bytes);
        boolean understood = (flags & ~NOTHING) == 0 && dictionary == 0 && version >= 0;
        if (!whole || !understood) {
            return null;
        }
        byte[] payload = null;
        if (flags != NOTHING) {
            payload = new byte[length];
            buffer.get(payload);
        }
        return new Envelope(state == EXPIRED, codec, version, cost, grace, payload);
    }

    private static int checksum(LocalKey address, byte[] bytes) {
        CRC32C crc = new CRC32C();
        bind(crc, address.tenant());
        bind(crc, address.region());
        bind(crc, address.key());
        crc.update(bytes, CHECKED_FROM, CHECKSUM - CHECKED_FROM);
        crc.update(bytes, HEADER, bytes.length - HEADER);
        return (int) crc.getValue();
    }

    private static void bind(CRC32C crc, String part) {
        byte[] text = part.getBytes(StandardCharsets.UTF_8);
        crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, text.length));
        crc.update(text);
    }
}
