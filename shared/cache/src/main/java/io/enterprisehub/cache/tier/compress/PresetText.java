package io.enterprisehub.cache.tier.compress;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The text of a dictionary with its index, which is made once: where each four bytes stand, the last place first. A place is
 * linked to the one before it with the same four bytes; words whose hashes are equal are linked at their last places.
 * Immutable.
 */
final class PresetText {

    /** More would cost more to search than it saves. */
    static final int MAX_BYTES = 16 << 10;

    static final int HASH_BITS = 14;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final short NONE = -1;

    private final byte[] text;
    private final short[] words = new short[1 << HASH_BITS];
    private final short[] otherWord;
    private final short[] before;

    PresetText(byte[] text) {
        if (text.length > MAX_BYTES) {
            throw new IllegalArgumentException("A preset text has at most " + MAX_BYTES + " bytes: " + text.length);
        }
        this.text = text;
        this.otherWord = new short[text.length];
        this.before = new short[text.length];
        Arrays.fill(words, NONE);
        for (int at = 0; at + Integer.BYTES <= text.length; at++) {
            index((short) at);
        }
    }

    /** A place takes the place of the last one with its word. */
    private void index(short at) {
        int word = word(text, at);
        int hash = hash(word);
        short linked = NONE;
        short place = words[hash];
        while (place >= 0 && word(text, place) != word) {
            linked = place;
            place = otherWord[place];
        }
        before[at] = place;
        if (place < 0) {
            otherWord[at] = words[hash];
            words[hash] = at;
            return;
        }
        otherWord[at] = otherWord[place];
        if (linked < 0) {
            words[hash] = at;
        } else {
            otherWord[linked] = at;
        }
    }

    static int word(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }

    static int hash(int word) {
        return (word * 0x9E3779B1) >>> (32 - HASH_BITS);
    }

    int length() {
        return text.length;
    }

    byte[] bytes() {
        return text;
    }

    /** The last place of a word; negative for none. */
    int last(int word, int hash) {
        int place = words[hash];
        while (place >= 0 && word(text, place) != word) {
            place = otherWord[place];
        }
        return place;
    }

    /** The place of the same word before that one; negative for none. */
    int before(int at) {
        return before[at];
    }
}
