package io.enterprisehub.cache.tier.compress;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * DEFLATE (RFC 1951) whose dictionary was trained with its prefix codes, for small documents of one kind. What zlib does for
 * each payload is done once: the text is indexed, and the block's header, which says the codes, is the same for all and not
 * stored. Payloads are written here, in plain Java, and read by the JDK's inflater: header first, then the payload.
 */
public final class TrainedDeflate implements Compressor {

    private static final int ID = 3;

    /** A larger payload is rare; what it needs is not kept. */
    private static final int KEPT_BYTES = 64 << 10;

    private final Dictionary dictionary;
    private final TrainedCodes codes;
    private final TokenBits tokens;
    private final PresetText text;
    private final Inflation inflation;
    private final Spares<TrainedWriter> writers = new Spares<>(this::writer, writer -> {});

    private TrainedDeflate(Dictionary dictionary) {
        this.dictionary = dictionary;
        this.codes = TrainedCodes.read(dictionary.bytes());
        this.tokens = new TokenBits(codes);
        this.text = new PresetText(codes.text());
        this.inflation = new Inflation(codes.text(), codes.header());
    }

    private TrainedWriter writer() {
        return new TrainedWriter(codes, tokens, text);
    }

    /**
     * Compresses with a dictionary that {@link #train} made.
     *
     * @throws IllegalArgumentException when it is another one
     */
    public static Compressor with(Dictionary dictionary) {
        return new TrainedDeflate(dictionary);
    }

    /**
     * Makes a dictionary's bytes from a text that the samples have in common, such as {@link DictionaryTraining} finds, and the
     * samples themselves, whose symbols are counted.
     */
    public static byte[] train(byte[] text, List<byte[]> samples) {
        return TrainedCodes.train(text, samples).write();
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
        return raw.length > KEPT_BYTES ? writer().compress(raw) : writers.lend(writer -> writer.compress(raw));
    }

    @Override
    public byte @Nullable [] restore(byte[] bytes, int offset, int length, int rawLength) {
        return inflation.restore(bytes, offset, length, rawLength);
    }
}
