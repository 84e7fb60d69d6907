package io.enterprisehub.inference.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The frame of a model file in every format, little-endian: magic (8 bytes), format (int), length of the scoring part (int), scoring
 * part, descriptive part, SHA-256 of all before it. The last 32 bytes are the hash in every format to come, so that a newer file is
 * told from a broken one. The hash tells that a file is whole, not who wrote it.
 */
public record ModelFrame(int format, ByteBuffer scoring, ByteBuffer description) {

    public static final int HASH_BYTES = 32;
    private static final long MAGIC = ByteBuffer.wrap("EHFOREST".getBytes(StandardCharsets.US_ASCII))
            .order(ByteOrder.LITTLE_ENDIAN)
            .getLong();
    private static final int HEADER_BYTES = 16;

    /** The bytes of a file. */
    public static byte[] write(int format, byte[] scoring, byte[] description) {
        ByteBuffer file = ByteBuffer.allocate(HEADER_BYTES + scoring.length + description.length + HASH_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(MAGIC)
                .putInt(format)
                .putInt(scoring.length)
                .put(scoring)
                .put(description);
        file.put(sha256(file.duplicate().flip()));
        return file.array();
    }

    /**
     * Takes a file apart, from its position to its limit.
     *
     * @param newest highest format that the caller reads
     * @throws BrokenFrameException when it is no model file, not whole, or of another format
     */
    public static ModelFrame read(ByteBuffer bytes, int newest) {
        ByteBuffer file = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (file.limit() < 8 || file.getLong(0) != MAGIC) {
            throw new BrokenFrameException("This is not a model file: it does not begin with the magic bytes.");
        }
        int end = file.limit() - HASH_BYTES;
        if (end < HEADER_BYTES || !hasHash(file, end)) {
            throw new BrokenFrameException("The model file is truncated or was altered: its SHA-256 does not match.");
        }
        int format = file.getInt(8);
        if (format < 1 || format > newest) {
            throw new BrokenFrameException(
                    "The model file has format " + format + ", but this version reads formats up to " + newest + ".");
        }
        int length = file.getInt(12);
        if (length < 0 || length > end - HEADER_BYTES) {
            throw new BrokenFrameException(
                    "The model file was written wrongly: a scoring part of " + length + " bytes is impossible.");
        }
        int rest = HEADER_BYTES + length;
        return new ModelFrame(format, file.slice(HEADER_BYTES, length), file.slice(rest, end - rest));
    }

    /** The first half of the SHA-256 of the scoring part, as hexadecimal digits: names what decides a score. */
    public String scoringHash() {
        return HexFormat.of().formatHex(sha256(scoring.duplicate().rewind()), 0, 16);
    }

    private static boolean hasHash(ByteBuffer file, int end) {
        byte[] hash = new byte[HASH_BYTES];
        file.get(end, hash);
        return MessageDigest.isEqual(hash, sha256(file.slice(0, end)));
    }

    /** SHA-256 of what is left in a buffer. */
    public static byte[] sha256(ByteBuffer bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            return digest.digest();
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
