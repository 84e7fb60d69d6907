package io.enterprisehub.cache.tier.compress;

import java.util.Arrays;
import java.util.List;

/**
 * The prefix codes of a trained dictionary and its text. The dictionary's bytes are the codes' lengths, four bits each, first
 * those of literals and lengths, then those of distances, and after them the text. Immutable.
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record TrainedCodes(PrefixCode symbols, PrefixCode distances, byte[] text, byte[] header, int rest, int restBits) {

    private static final int LENGTHS = DeflateSymbols.LITERALS_AND_LENGTHS + DeflateSymbols.DISTANCES;
    private static final int LENGTH_BYTES = LENGTHS / 2;

    /** The order in which a header says the lengths of its own code (RFC 1951, 3.2.7); 16 to 18 would repeat. */
    private static final int REPEATS = 3;

    private static final int HEADER_CODES = 19;

    static TrainedCodes read(byte[] dictionary) {
        if (dictionary.length <= LENGTH_BYTES + 4) {
            throw new IllegalArgumentException("A trained dictionary is longer than " + (LENGTH_BYTES + 4) + " bytes");
        }
        int[] lengths = new int[LENGTHS];
        for (int i = 0; i < LENGTHS; i++) {
            lengths[i] = dictionary[i / 2] >>> (i % 2 * 4) & 0xF;
        }
        return of(
                Arrays.copyOf(lengths, DeflateSymbols.LITERALS_AND_LENGTHS),
                Arrays.copyOfRange(lengths, DeflateSymbols.LITERALS_AND_LENGTHS, LENGTHS),
                Arrays.copyOfRange(dictionary, LENGTH_BYTES, dictionary.length));
    }

    /** Counts the symbols of the samples, as they are cut with this text, and gives the frequent ones short codes. */
    static TrainedCodes train(byte[] text, List<byte[]> samples) {
        SymbolCounts counts = new SymbolCounts(text);
        samples.forEach(counts::add);
        return of(PrefixCode.lengthsFor(counts.symbols()), PrefixCode.lengthsFor(counts.distances()), text);
    }

    /**
     * The header: a last block with codes of its own, all of whose lengths are said as four plain bits. Its whole bytes are fed
     * to the inflater; the bits that are left over begin each payload.
     */
    private static TrainedCodes of(int[] symbolLengths, int[] distanceLengths, byte[] text) {
        PrefixCode symbols = PrefixCode.of(symbolLengths);
        PrefixCode distances = PrefixCode.of(distanceLengths);
        BitSink sink = new BitSink(new byte[BitSink.roomFor(3 + 14 + 3 * HEADER_CODES + 4 * LENGTHS)]);
        sink.put(0b101, 3);
        sink.put(DeflateSymbols.LITERALS_AND_LENGTHS - 257, 5);
        sink.put(DeflateSymbols.DISTANCES - 1, 5);
        sink.put(HEADER_CODES - 4, 4);
        for (int i = 0; i < HEADER_CODES; i++) {
            sink.put(i < REPEATS ? 0 : 4, 3);
        }
        for (int[] lengths : List.of(symbolLengths, distanceLengths)) {
            for (int length : lengths) {
                sink.put(Integer.reverse(length) >>> 28, 4);
            }
        }
        int bits = (int) sink.length();
        byte[] all = sink.toBytes();
        int whole = bits / 8;
        int restBits = bits % 8;
        int rest = restBits == 0 ? 0 : all[whole] & 0xFF;
        return new TrainedCodes(symbols, distances, text, Arrays.copyOf(all, whole), rest, restBits);
    }

    byte[] write() {
        byte[] dictionary = new byte[LENGTH_BYTES + text.length];
        for (int i = 0; i < LENGTHS; i++) {
            int length = i < DeflateSymbols.LITERALS_AND_LENGTHS
                    ? symbols.lengths()[i]
                    : distances.lengths()[i - DeflateSymbols.LITERALS_AND_LENGTHS];
            dictionary[i / 2] |= (byte) (length << (i % 2 * 4));
        }
        System.arraycopy(text, 0, dictionary, LENGTH_BYTES, text.length);
        return dictionary;
    }

    void putHeaderRest(BitSink sink) {
        sink.put(rest, restBits);
    }
}
