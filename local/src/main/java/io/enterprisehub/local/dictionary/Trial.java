package io.enterprisehub.local.dictionary;

import io.enterprisehub.cache.tier.compress.Compressor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one way of compressing saved on documents that nothing was trained on, and what it cost.
 *
 * @param rawBytes of all documents
 * @param packedBytes of all documents
 * @param compressMicros per document, the fastest of several rounds
 * @param restoreMicros per document, likewise
 */
public record Trial(
        String name, int documents, long rawBytes, long packedBytes, double compressMicros, double restoreMicros) {

    /** The first rounds load classes and compile. */
    private static final int ROUNDS = 12;

    /**
     * Compresses and restores all documents.
     *
     * @throws IllegalStateException when one does not come back as it was
     */
    public static Trial of(String name, Compressor compressor, List<byte[]> documents) {
        long raw = 0;
        long packed = 0;
        double compressing = Double.MAX_VALUE;
        double restoring = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            List<byte[]> small = new ArrayList<>(documents.size());
            documents.forEach(document -> small.add(compressor.compress(document)));
            long middle = System.nanoTime();
            List<byte[]> back = new ArrayList<>(documents.size());
            for (int i = 0; i < documents.size(); i++) {
                byte[] bytes = small.get(i);
                back.add(compressor.restore(bytes, 0, bytes.length, documents.get(i).length));
            }
            long end = System.nanoTime();
            compressing = Math.min(compressing, micros(middle - start, documents));
            restoring = Math.min(restoring, micros(end - middle, documents));
            raw = bytes(documents);
            packed = bytes(small);
            requireEqual(name, documents, back);
        }
        return new Trial(name, documents.size(), raw, packed, compressing, restoring);
    }

    private static double micros(long nanos, List<byte[]> documents) {
        return nanos / 1e3 / documents.size();
    }

    private static long bytes(List<byte[]> all) {
        return all.stream().mapToLong(each -> each.length).sum();
    }

    private static void requireEqual(String name, List<byte[]> documents, List<byte[]> back) {
        for (int i = 0; i < documents.size(); i++) {
            if (!Arrays.equals(documents.get(i), back.get(i))) {
                throw new IllegalStateException(name + " does not restore what it compressed");
            }
        }
    }

    /** Share of the bytes that was saved, from 0 to 1. */
    public double saved() {
        return 1 - (double) packedBytes / rawBytes;
    }
}
