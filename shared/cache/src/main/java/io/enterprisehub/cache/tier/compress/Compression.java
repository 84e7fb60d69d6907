package io.enterprisehub.cache.tier.compress;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When payloads are compressed, how, and what can be read back. Payloads below a threshold, and those that would not become
 * clearly smaller, stay as they are. Immutable, safe for any thread.
 */
public final class Compression {

    /** No restored payload is larger: an entry cannot make its reader allocate without end. */
    public static final int MAX_RAW_BYTES = 2 << 20;

    /** No payload restores to more than so many times its size. Ten times what documents of our kind reach. */
    public static final int MAX_RATIO = 200;

    /** Below it the header and the call cost more than the bytes are worth. */
    private static final int MIN_BYTES = 256;

    /** A smaller gain is not worth the reader's time. */
    private static final double MIN_SAVING = 0.15;

    private final @Nullable Compressor writer;
    private final List<Compressor> readers;
    private final int minBytes;
    private final double minSaving;

    private Compression(@Nullable Compressor writer, List<Compressor> readers, int minBytes, double minSaving) {
        this.writer = writer;
        this.readers = List.copyOf(readers);
        this.minBytes = minBytes;
        this.minSaving = minSaving;
    }

    /** Writes and reads plain payloads only. */
    public static Compression none() {
        return new Compression(null, List.of(), MIN_BYTES, MIN_SAVING);
    }

    /** Writes payloads of 256 bytes and more with this compressor, where that saves 15 % or more. */
    public static Compression by(Compressor writer) {
        return none().alsoReading(writer).writing(writer);
    }

    private Compression writing(Compressor newWriter) {
        return new Compression(newWriter, readers, minBytes, minSaving);
    }

    /** Also reads what another compressor, or an older dictionary, has written. */
    public Compression alsoReading(Compressor reader) {
        if (find(reader.id(), reader.dictionary().id()) != null) {
            throw new IllegalArgumentException("Compressor " + reader.id() + " with dictionary "
                    + reader.dictionary().id() + " is named twice; an id belongs to one dictionary");
        }
        List<Compressor> more = new ArrayList<>(readers);
        more.add(reader);
        return new Compression(writer, more, minBytes, minSaving);
    }

    /**
     * Other limits.
     *
     * @param newMinBytes payloads below it stay as they are
     * @param newMinSaving share that compression must save, from 0 to 0.9
     */
    public Compression withLimits(int newMinBytes, double newMinSaving) {
        if (newMinBytes < 0) {
            throw new IllegalArgumentException("minBytes is not negative: " + newMinBytes);
        }
        if (!(newMinSaving >= 0 && newMinSaving <= 0.9)) {
            throw new IllegalArgumentException("minSaving lies between 0 and 0.9: " + newMinSaving);
        }
        return new Compression(writer, readers, newMinBytes, newMinSaving);
    }

    /**
     * A payload as it is stored.
     *
     * @param compressor null when the bytes are plain
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Packed(@Nullable Compressor compressor, byte[] bytes) {}

    public Packed pack(byte[] raw) {
        if (writer == null || raw.length < minBytes || raw.length > MAX_RAW_BYTES) {
            return new Packed(null, raw);
        }
        byte[] bytes = writer.compress(raw);
        boolean worthIt = bytes.length <= raw.length * (1 - minSaving);
        boolean readable = (long) bytes.length * MAX_RATIO >= raw.length;
        return worthIt && readable ? new Packed(writer, bytes) : new Packed(null, raw);
    }

    /** The compressor that reads such entries; null when there is none here. */
    public @Nullable Compressor find(int compressor, int dictionary) {
        for (Compressor reader : readers) {
            if (reader.id() == compressor && reader.dictionary().id() == dictionary) {
                return reader;
            }
        }
        return null;
    }

    /** Whether a payload that claims this length may be restored. */
    public static boolean isWithinCaps(int length, int rawLength) {
        return rawLength >= 0 && rawLength <= MAX_RAW_BYTES && rawLength <= (long) length * MAX_RATIO;
    }
}
