package io.enterprisehub.cache.tier.compress;

/**
 * What is written for a literal or a copy in codes that do not change, looked up whole: a code, and for lengths the bits that follow
 * it, above their count in the low five bits. Immutable.
 */
final class TokenBits {

    private static final int COUNT_BITS = 5;
    private static final int COUNT = (1 << COUNT_BITS) - 1;

    private final int[] symbols = new int[DeflateSymbols.END + 1];
    private final int[] lengths = new int[DeflateSymbols.MAX_LENGTH + 1];
    private final PrefixCode distances;

    TokenBits(TrainedCodes codes) {
        int[] bits = codes.symbols().codes();
        int[] counts = codes.symbols().lengths();
        for (int symbol = 0; symbol < symbols.length; symbol++) {
            symbols[symbol] = bits[symbol] << COUNT_BITS | counts[symbol];
        }
        for (int length = Copy.SHORTEST; length < lengths.length; length++) {
            int index = DeflateSymbols.length(length);
            int symbol = DeflateSymbols.FIRST_LENGTH + index;
            int extra = (length - DeflateSymbols.lengthBase(index)) << counts[symbol];
            lengths[length] =
                    (bits[symbol] | extra) << COUNT_BITS | (counts[symbol] + DeflateSymbols.lengthExtra(index));
        }
        distances = codes.distances();
    }

    void putLiteral(BitSink sink, byte value) {
        put(sink, symbols[value & 0xFF]);
    }

    void putEnd(BitSink sink) {
        put(sink, symbols[DeflateSymbols.END]);
    }

    private static void put(BitSink sink, int bits) {
        sink.put(bits >>> COUNT_BITS, bits & COUNT);
    }

    /** As {@code length} bytes before {@code distance}; at most 20 bits and 28. */
    void putCopy(BitSink sink, int length, int distance) {
        int bits = lengths[length];
        int count = bits & COUNT;
        int index = DeflateSymbols.distance(distance);
        int distanceCount = distances.lengths()[index];
        int extra = (distance - DeflateSymbols.distanceBase(index)) << distanceCount;
        long distanceBits = distances.codes()[index] | extra;
        sink.put(
                bits >>> COUNT_BITS | distanceBits << count,
                count + distanceCount + DeflateSymbols.distanceExtra(index));
    }
}
