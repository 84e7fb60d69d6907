package io.enterprisehub.cache.tier.compress;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Restores raw DEFLATE streams (RFC 1951) by the JDK's inflater. Safe for any thread.
 *
 * <p>A stream may begin with bytes that are the same for all and therefore not stored.
 */
final class Inflation {

    private final byte[] preset;
    private final byte[] beginning;
    private final Spares<Inflater> inflaters = new Spares<>(() -> new Inflater(true), Inflater::end);

    /**
     * For streams of one kind.
     *
     * @param preset what streams refer back to; may be empty
     * @param beginning of each stream, which restores to nothing by itself; may be empty
     */
    Inflation(byte[] preset, byte[] beginning) {
        this.preset = preset;
        this.beginning = beginning;
    }

    /** As {@link Compressor#restore}. */
    byte @Nullable [] restore(byte[] bytes, int offset, int length, int rawLength) {
        return inflaters.<byte @Nullable []>lend(inflater -> {
            inflater.reset();
            if (preset.length > 0) {
                inflater.setDictionary(preset);
            }
            byte[] raw = new byte[rawLength];
            try {
                inflater.setInput(beginning);
                boolean begun = beginning.length == 0 || inflater.inflate(raw) == 0;
                inflater.setInput(bytes, offset, length);
                return begun && inflater.inflate(raw) == rawLength && endsThere(inflater) ? raw : null;
            } catch (DataFormatException bad) {
                return null;
            }
        });
    }

    /** Whether the stream is over with what was restored; where the output was full, that takes another look. */
    private static boolean endsThere(Inflater inflater) throws DataFormatException {
        return (inflater.finished() || (inflater.inflate(new byte[1]) == 0 && inflater.finished()))
                && inflater.getRemaining() == 0;
    }
}
