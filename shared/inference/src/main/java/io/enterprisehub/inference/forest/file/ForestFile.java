package io.enterprisehub.inference.forest.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A model and the version that its file gives it.
 *
 * <p>Opening is part of a cold start: on its way, and on that of {@code ForestScorer}, there are no streams, lambdas, pattern
 * switches or string concatenations, whose first use in a JVM costs tens of milliseconds.
 *
 * <p>Frame, little-endian: magic (8 bytes), format (int), length of the scoring part (int), scoring part, descriptive part, SHA-256
 * of all before it. The last 32 bytes are the hash in every format to come, so that a newer file is told from a broken one.
 * The hash tells that a file is whole, not who wrote it; but reading builds only data of ours, and loads no class that a file names.
 *
 * @param version names the scoring part: equal versions give equal scores, whatever stands in the provenance
 */
public record ForestFile(String version, ForestModel model) {

    static final int FORMAT = 1;
    static final int HASH_BYTES = 32;
    private static final long MAGIC = ByteBuffer.wrap("EHFOREST".getBytes(StandardCharsets.US_ASCII))
            .order(ByteOrder.LITTLE_ENDIAN)
            .getLong();
    private static final int HEADER_BYTES = 16;
    /** Far above any forest of ours (100 trees are below 0.2 MB); beyond it, it is not a model. */
    private static final long MAX_BYTES = 256L << 20;

    /**
     * The bytes of a new file.
     *
     * @throws IllegalArgumentException when the leaves are not rounded to the precision that the model names
     */
    public static byte[] write(ForestModel model) {
        byte[] scoring = ForestEncoder.scoring(model);
        byte[] description = ForestEncoder.description(model);
        ByteBuffer file = ByteBuffer.allocate(HEADER_BYTES + scoring.length + description.length + HASH_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(MAGIC)
                .putInt(FORMAT)
                .putInt(scoring.length)
                .put(scoring)
                .put(description);
        file.put(sha256(file.duplicate().flip()));
        return file.array();
    }

    /**
     * Reads a file from disk. Read whole, not mapped: of 120 kB a mapping saves nothing, and the JDK's first mapping costs a cold
     * start about 17 ms of method handles.
     *
     * @throws ForestFileException when it cannot be used
     * @throws UncheckedIOException when it cannot be read
     */
    public static ForestFile open(Path path) {
        try {
            long size = Files.size(path);
            if (size > MAX_BYTES) {
                throw new ForestFileException("The model file has " + size + " bytes, which is more than a model.");
            }
            return read(ByteBuffer.wrap(Files.readAllBytes(path)));
        } catch (IOException e) {
            throw new UncheckedIOException("The model file " + path + " cannot be read.", e);
        }
    }

    /**
     * Reads a file from its position to its limit.
     *
     * @throws ForestFileException when it is not one, is truncated, was altered, or has a format of another time
     */
    public static ForestFile read(ByteBuffer bytes) {
        ByteBuffer file = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (file.limit() < 8 || file.getLong(0) != MAGIC) {
            throw new ForestFileException("This is not a forest file: it does not begin with the magic bytes.");
        }
        int end = file.limit() - HASH_BYTES;
        if (end < HEADER_BYTES || !hasHash(file, end)) {
            throw new ForestFileException("The forest file is truncated or was altered: its SHA-256 does not match.");
        }
        int format = file.getInt(8);
        if (format != FORMAT) {
            throw new ForestFileException(
                    "The forest file has format " + format + ", but this version reads format " + FORMAT + ".");
        }
        try {
            int length = file.getInt(12);
            if (length < 0 || length > end - HEADER_BYTES) {
                throw new IllegalArgumentException("a scoring part of " + length + " bytes is impossible");
            }
            ByteBuffer scoring = file.slice(HEADER_BYTES, length);
            String version = "forest-".concat(HexFormat.of().formatHex(sha256(scoring.duplicate()), 0, 16));
            int rest = HEADER_BYTES + length;
            return new ForestFile(version, ForestDecoder.read(scoring, file.slice(rest, end - rest)));
        } catch (BufferUnderflowException e) {
            throw new ForestFileException("The forest file was written wrongly: a part ends early.", e);
        } catch (IllegalArgumentException e) {
            throw new ForestFileException("The forest file was written wrongly: " + e.getMessage() + ".", e);
        }
    }

    private static boolean hasHash(ByteBuffer file, int end) {
        byte[] hash = new byte[HASH_BYTES];
        file.get(end, hash);
        return MessageDigest.isEqual(hash, sha256(file.slice(0, end)));
    }

    static byte[] sha256(ByteBuffer bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            return digest.digest();
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
