package io.enterprisehub.inference.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The frame of a model file in every format, little-endian: magic (8 bytes), format (int), length of the scoring part (int), scoring
 * part, descriptive part, SHA-256 of all before it. The last 32 bytes are the hash in every format to come, so that a newer file is
 * told from a broken one. The hash tells that a file is whole, not who wrote it.
 */
public record ModelFrame(int format, ByteBuffer scoring, ByteBuffer description) {

    public static final int HASH_BYTES = 32;
    /** "EHFOREST" in ASCII, first letter lowest. */
    private static final long MAGIC = 0x5453_4552_4F46_4845L;

    private static final int HEADER_BYTES = 16;
    private static final String DIGITS = "0123456789abcdef";

    /** The bytes of a file. */
    public static byte[] write(int format, byte[] scoring, byte[] description) {
        ByteBuffer file = ByteBuffer.allocate(HEADER_BYTES + scoring.length + description.length + HASH_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(MAGIC)
                .putInt(format)
                .putInt(scoring.length)
                .put(scoring)
                .put(description);
        file.put(Sha256.of(file.duplicate().flip()));
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
        byte[] hash = Sha256.of(scoring.duplicate().rewind());
        // By hand: HexFormat would be another class in a cold start.
        char[] digits = new char[HASH_BYTES];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = DIGITS.charAt((hash[i >> 1] >> (i % 2 == 0 ? 4 : 0)) & 0xF);
        }
        return new String(digits);
    }

    private static boolean hasHash(ByteBuffer file, int end) {
        byte[] hash = new byte[HASH_BYTES];
        file.get(end, hash);
        return Arrays.equals(hash, Sha256.of(file.slice(0, end)));
    }
}
