package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.remote.Address;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A part of a snapshot that the shared level can hand out without stalling. Big end first:
 *
 * <pre>
 *  0  magic     "EHS1"
 *  4  checksum  CRC32C over the tenant and all that follows, 4 bytes
 *  8  id        of the publication, 16 letters
 * 24  entries:  length and text of the region, length and text of the key, 2 bytes each length;
 *               rest of its life in milliseconds, 8 bytes; length, 4 bytes, and bytes of the envelope
 * </pre>
 *
 * Belongs to one thread while it is filled.
 */
final class Chunk {

    /** Redis serves one command at a time: a larger value would let all others wait. */
    static final int MAX_BYTES = 512 * 1024;

    static final int ID = 16;

    private static final int MAGIC = 0x45485331;
    static final int CHECKSUM = 4;
    private static final int CHECKED_FROM = 8;
    private static final int ENTRIES = CHECKED_FROM + ID;
    private static final int LENGTHS = 2 * Short.BYTES + Long.BYTES + Integer.BYTES;

    private final String tenant;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Chunk(String tenant, String id) {
        if (id.length() != ID) {
            throw new IllegalArgumentException("The id of a publication has " + ID + " letters: " + id);
        }
        this.tenant = tenant;
        bytes.writeBytes(
                ByteBuffer.allocate(CHECKED_FROM).putInt(MAGIC).putInt(0).array());
        bytes.writeBytes(id.getBytes(StandardCharsets.US_ASCII));
    }

    /** Adds an entry, unless the chunk would become too large. */
    boolean add(Address address, long restMillis, byte[] envelope) {
        byte[] region = address.region().getBytes(StandardCharsets.UTF_8);
        byte[] key = address.key().getBytes(StandardCharsets.UTF_8);
        int size = LENGTHS + region.length + key.length + envelope.length;
        if (key.length > Short.MAX_VALUE || bytes.size() + size > MAX_BYTES) {
            return false;
        }
        bytes.writeBytes(ByteBuffer.allocate(size)
                .putShort((short) region.length)
                .put(region)
                .putShort((short) key.length)
                .put(key)
                .putLong(restMillis)
                .putInt(envelope.length)
                .put(envelope)
                .array());
        return true;
    }

    boolean isEmpty() {
        return bytes.size() == ENTRIES;
    }

    int size() {
        return bytes.size();
    }

    byte[] toBytes() {
        byte[] all = bytes.toByteArray();
        ByteBuffer.wrap(all).putInt(CHECKSUM, checksum(tenant, all));
        return all;
    }

    /** The publication that a chunk says it belongs to; null when it is too short to say. */
    static @Nullable String id(byte[] chunk) {
        return chunk.length < ENTRIES ? null : new String(chunk, CHECKED_FROM, ID, StandardCharsets.US_ASCII);
    }

    /**
     * Finds the entries whose life is not over yet.
     *
     * @return null when the bytes are not a whole chunk of this tenant
     */
    static @Nullable Map<Address, Raw> index(String tenant, long ageMillis, byte[] chunk) {
        ByteBuffer buffer = ByteBuffer.wrap(chunk);
        if (chunk.length < ENTRIES || buffer.getInt() != MAGIC || buffer.getInt() != checksum(tenant, chunk)) {
            return null;
        }
        buffer.position(ENTRIES);
        try {
            return entries(chunk, buffer, ageMillis);
        } catch (BufferUnderflowException malformed) {
            return null;
        }
    }

    private static Map<Address, Raw> entries(byte[] chunk, ByteBuffer buffer, long ageMillis) {
        Map<Address, Raw> entries = new HashMap<>();
        while (buffer.hasRemaining()) {
            Address address = new Address(text(chunk, buffer), text(chunk, buffer));
            long rest = buffer.getLong() - ageMillis;
            int length = buffer.getInt();
            int offset = skip(buffer, length);
            if (rest > 0) {
                entries.put(address, new Raw(chunk, offset, length, rest));
            }
        }
        return entries;
    }

    private static String text(byte[] chunk, ByteBuffer buffer) {
        int length = buffer.getShort();
        int offset = skip(buffer, length);
        return new String(chunk, offset, length, StandardCharsets.UTF_8);
    }

    /** Steps over so many bytes; returns where they begin. */
    private static int skip(ByteBuffer buffer, int length) {
        if (length < 0 || length > buffer.remaining()) {
            throw new BufferUnderflowException();
        }
        int offset = buffer.position();
        buffer.position(offset + length);
        return offset;
    }

    static int checksum(String tenant, byte[] chunk) {
        CRC32C crc = new CRC32C();
        crc.update(tenant.getBytes(StandardCharsets.UTF_8));
        crc.update(chunk, CHECKED_FROM, chunk.length - CHECKED_FROM);
        return (int) crc.getValue();
    }
}
