package io.enterprisehub.cache.tier.compress;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32C;

/**
 * Bytes that documents of one kind have in common: with them, small documents compress as well as large ones. An id belongs
 * to its bytes for ever. An old dictionary must stay readable for as long as entries live that were written with it; a new
 * one is first deployed for reading everywhere, then used for writing.
 */
public final class Dictionary {

    private static final Dictionary NONE = new Dictionary(0, new byte[0]);
    private static final int MAX_ID = 255;

    private final int id;
    private final byte[] bytes;
    private final int fingerprint;

    private Dictionary(int id, byte[] bytes) {
        this.id = id;
        this.bytes = bytes;
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        this.fingerprint = (int) crc.getValue();
    }

    /** No dictionary: nothing in common is assumed. */
    public static Dictionary none() {
        return NONE;
    }

    /**
     * A dictionary of these bytes, as {@link DictionaryTraining} makes them.
     *
     * @param id 1 to 255
     */
    public static Dictionary of(int id, byte[] bytes) {
        if (id < 1 || id > MAX_ID) {
            throw new IllegalArgumentException("A dictionary's id lies between 1 and 255: " + id);
        }
        if (bytes.length == 0) {
            throw new IllegalArgumentException("A dictionary is not empty; leave it out instead");
        }
        return new Dictionary(id, bytes.clone());
    }

    /** A dictionary that is shipped beside a class. */
    public static Dictionary resource(int id, Class<?> beside, String name) {
        try (InputStream stream = beside.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalArgumentException("There is no dictionary " + name + " beside " + beside.getName());
            }
            return of(id, stream.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The dictionary " + name + " cannot be read", unreadable);
        }
    }

    public int id() {
        return id;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** Checksum of the bytes: entries carry it, so that another dictionary under the same id does not decode them to noise. */
    public int fingerprint() {
        return fingerprint;
    }
}
