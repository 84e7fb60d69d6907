package io.enterprisehub.cache.tier.compress;

/**
 * The text of a dictionary with its index, which is made once: where each four and each eight bytes stand last, and where the same
 * eight stand before. A place is found by hash and may be another word's: who asks compares. Immutable.
 */
final class PresetText {

    /** More would cost more to search than it saves. */
    static final int MAX_BYTES = 16 << 10;

    /** A bit less costs 0.2 points of what is saved, and is hardly faster. */
    private static final int HASH_BITS = 14;

    /** Places that are tried for a copy of eight bytes and more: half of them save 0.1 to 0.3 points less, for a fiftieth of the time. */
    private static final int DEPTH = 16;

    private final byte[] text;
    private final short[] fours = new short[1 << HASH_BITS];
    private final short[] eights = new short[1 << HASH_BITS];

    /** Of each place the one before it with the same eight bytes; 0 for none. */
    private final short[] before;

    PresetText(byte[] text) {
        requireSize(text);
        this.text = text;
        this.before = new short[text.length];
        short[] sameHash = new short[text.length];
        for (int at = 0; at + Long.BYTES <= text.length; at++) {
            long word = Words.at(text, at);
            int hash = Words.hash(word, HASH_BITS);
            short place = eights[hash];
            sameHash[at] = place;
            while (place > 0 && Words.at(text, place) != word) {
                place = sameHash[place];
            }
            before[at] = place;
            eights[hash] = (short) at;
            fours[Words.hashOfFour(word, HASH_BITS)] = (short) at;
        }
    }

    static void requireSize(byte[] text) {
        if (text.length > MAX_BYTES) {
            throw new IllegalArgumentException("A preset text has at most " + MAX_BYTES + " bytes: " + text.length);
        }
    }

    byte[] bytes() {
        return text;
    }

    /** The better of two places for a word, in a window that begins with the text; as {@link Words#compare} says it. */
    long compare(long word, byte[] window) {
        return Math.max(
                Words.compare(word, window, fours[Words.hashOfFour(word, HASH_BITS)]),
                Words.compare(word, window, eights[Words.hash(word, HASH_BITS)]));
    }

    /** The longest copy from the text for a place in a window that begins with it, if one of eight bytes is there. */
    long longest(long word, byte[] window, int at, int most) {
        int place = eights[Words.hash(word, HASH_BITS)];
        if (Words.at(window, place) != word) {
            return Copy.NONE;
        }
        long best = Copy.of(Words.same(window, place, at, Long.BYTES, most), place);
        place = before[place];
        for (int tries = DEPTH; place > 0 && tries > 1; tries--) {
            best = Math.max(best, Copy.of(Words.same(window, place, at, Long.BYTES, most), place));
            place = before[place];
        }
        return best;
    }
}
