package io.enterprisehub.cache.tier.compress;

import org.jspecify.annotations.Nullable;

/** One way to make bytes smaller, bound to one dictionary. Safe for any thread. */
public interface Compressor {

    /** Names the method in an entry's header, 1 to 15. Ids are never used again for another method. */
    int id();

    /** What both sides must have; {@link Dictionary#none} where it takes none. */
    Dictionary dictionary();

    byte[] compress(byte[] raw);

    /**
     * Restores a part of an array.
     *
     * @param rawLength how long the result is; it was checked against the caps, and nothing larger is ever allocated
     * @return null when the part does not restore to exactly that length
     */
    byte @Nullable [] restore(byte[] bytes, int offset, int length, int rawLength);
}
