package io.enterprisehub.cache.tier.compress;

import com.github.luben.zstd.ZstdDictTrainer;
import com.github.luben.zstd.ZstdException;
import java.util.List;

/**
 * Makes a dictionary from samples, offline; needs zstd-jni. The same samples in the same order give the same bytes. Both
 * compressors use them: {@link Zstd} also the tables in front, {@link Deflate} only the text.
 */
public final class DictionaryTraining {

    private static final int LEVEL = 3;

    private DictionaryTraining() {}

    /**
     * Trains by zstd's cover method.
     *
     * @param samples typical documents; a hundred times the dictionary's size in all is plenty
     * @param maxBytes of the dictionary: 8 KB save nearly what 32 KB do and are loaded faster
     * @throws IllegalArgumentException when the samples have too little in common, or are too few
     */
    public static byte[] train(List<byte[]> samples, int maxBytes) {
        int total = samples.stream().mapToInt(sample -> sample.length).sum();
        ZstdDictTrainer trainer = new ZstdDictTrainer(total, maxBytes, LEVEL);
        samples.forEach(trainer::addSample);
        try {
            return trainer.trainSamples();
        } catch (ZstdException hopeless) {
            throw new IllegalArgumentException(
                    samples.size() + " samples of " + total + " bytes do not make a dictionary of " + maxBytes
                            + "; give more of them, or ask for a smaller one",
                    hopeless);
        }
    }
}
