package io.enterprisehub.cache.tier.compress;

import java.util.Arrays;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Raw DEFLATE (RFC 1951) with a preset dictionary, from the JDK: it ships no native library of its own. Level 1, because
 * with a dictionary the higher levels save one to three per cent more. Most of its time goes into reading the dictionary anew for each
 * payload; {@link TrainedDeflate} does that once.
 */
public final class Deflate implements Compressor {

    private static final int ID = 1;

    /** Beyond this distance DEFLATE cannot refer to a dictionary. */
    private static final int WINDOW = 32 * 1024;

    private final Dictionary dictionary;
    private final byte[] preset;
    private final Spares<Deflater> deflaters =
            new Spares<>(() -> new Deflater(Deflater.BEST_SPEED, true), Deflater::end);
    private final Inflation inflation;

    private Deflate(Dictionary dictionary) {
        this.dictionary = dictionary;
        byte[] all = dictionary.bytes();
        this.preset = Arrays.copyOfRange(all, Math.max(0, all.length - WINDOW), all.length);
        this.inflation = new Inflation(preset, new byte[0]);
    }

    public static Compressor with(Dictionary dictionary) {
        return new Deflate(dictionary);
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public Dictionary dictionary() {
        return dictionary;
    }

    @Override
    public byte[] compress(byte[] raw) {
        return deflaters.lend(deflater -> {
            deflater.reset();
            if (preset.length > 0) {
                deflater.setDictionary(preset);
            }
            deflater.setInput(raw);
            deflater.finish();
            byte[] bytes = new byte[raw.length + 64];
            int length = 0;
            while (!deflater.finished()) {
                if (length == bytes.length) {
                    bytes = Arrays.copyOf(bytes, bytes.length * 2);
                }
                length += deflater.deflate(bytes, length, bytes.length - length);
            }
            return Arrays.copyOf(bytes, length);
        });
    }

    @Override
    public byte @Nullable [] restore(byte[] bytes, int offset, int length, int rawLength) {
        return inflation.restore(bytes, offset, length, rawLength);
    }
}
