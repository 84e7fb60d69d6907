package io.enterprisehub.local.dictionary;

import io.enterprisehub.cache.tier.compress.Deflate;
import io.enterprisehub.cache.tier.compress.Dictionary;
import io.enterprisehub.cache.tier.compress.DictionaryTraining;
import io.enterprisehub.cache.tier.compress.TrainedDeflate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Trains a dictionary for documents of leads, and tries it beside what else there is. */
public final class LeadDictionary {

    /** Ways that are tried. */
    public static final int TRIALS = 4;

    /** Names nothing: the file is given its id by who ships it. */
    private static final int TRIAL_ID = 1;

    private LeadDictionary() {}

    /**
     * The bytes of a trained dictionary. The same samples in the same order give the same bytes.
     *
     * @param textBytes of the text in it, at most; the codes take 158 bytes more
     * @throws IllegalArgumentException when the samples have too little in common, or are too few
     */
    public static byte[] train(List<byte[]> samples, int textBytes) {
        return TrainedDeflate.train(DictionaryTraining.train(samples, textBytes), samples);
    }

    /**
     * The trained dictionary last, before it the JDK's DEFLATE, alone and with text as its dictionary.
     *
     * @param samples from which the JDK's dictionary is taken as well
     * @param unseen documents that are not among them
     * @param told how many trials are done
     */
    public static List<Trial> tryOut(
            byte[] dictionary, List<byte[]> samples, int textBytes, List<byte[]> unseen, IntConsumer told) {
        byte[] text = DictionaryTraining.train(samples, textBytes);
        byte[] large = DictionaryTraining.train(samples, 32 << 10);
        List<Trial> trials = new ArrayList<>();
        trials.add(Trial.of("DEFLATE, JDK", Deflate.with(Dictionary.none()), unseen));
        told.accept(1);
        trials.add(Trial.of("DEFLATE, JDK, 32 KB dictionary", Deflate.with(Dictionary.of(TRIAL_ID, large)), unseen));
        told.accept(2);
        trials.add(Trial.of("DEFLATE, JDK, same text", Deflate.with(Dictionary.of(TRIAL_ID, text)), unseen));
        told.accept(3);
        trials.add(Trial.of(
                "trained DEFLATE, this dictionary", TrainedDeflate.with(Dictionary.of(TRIAL_ID, dictionary)), unseen));
        told.accept(TRIALS);
        return trials;
    }
}
