package io.enterprisehub.cache.tier;

/**
 * Turns values of one type into bytes and back. It must not be Java serialization or anything else that lets bytes choose
 * classes. Safe for any thread.
 */
public interface Codec<V> {

    /** Names the form of the bytes, 1 to 127; a new form takes a new id, and entries of the old one are misses. */
    byte id();

    byte[] encode(V value);

    /**
     * Decodes.
     *
     * @throws RuntimeException of any kind when the bytes are not of this form: the entry is a miss then
     */
    V decode(byte[] bytes);
}
