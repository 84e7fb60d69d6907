package io.enterprisehub.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A place in a list as opaque text: where the next page begins, and a fingerprint of the list that it belongs to. It gives
 * no access to anything (every query is bound to the caller's tenant), so it needs no signature; the fingerprint keeps a
 * cursor from being used with other filters, where it would silently skip leads.
 *
 * @param key value of the sort column
 * @param id breaks ties
 */
record Cursor(long key, String id) {

    private static final String NAME = "cursor";
    private static final byte FORMAT = 1;
    private static final int FINGERPRINT_BYTES = 8;
    private static final int HEAD_BYTES = 1 + FINGERPRINT_BYTES + Long.BYTES;
    private static final int MAX_LENGTH = 600;

    /**
     * Writes the cursor.
     *
     * @param list everything that makes the list what it is: tenant, filters, order
     */
    String encode(List<String> list) {
        byte[] idBytes = id.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(HEAD_BYTES + idBytes.length);
        bytes.put(FORMAT).put(fingerprint(list)).putLong(key).put(idBytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /**
     * Reads a cursor.
     *
     * @throws BadParameter when it is none, or one of another list
     */
    static Cursor decode(String text, List<String> list) {
        byte[] bytes = bytes(text);
        if (bytes.length < HEAD_BYTES
                || bytes[0] != FORMAT
                || !Arrays.equals(bytes, 1, 1 + FINGERPRINT_BYTES, fingerprint(list), 0, FINGERPRINT_BYTES)) {
            throw foreign();
        }
        long key = ByteBuffer.wrap(bytes).getLong(1 + FINGERPRINT_BYTES);
        String id = new String(bytes, HEAD_BYTES, bytes.length - HEAD_BYTES, StandardCharsets.UTF_8);
        if (id.indexOf('\0') >= 0) {
            throw foreign();
        }
        return new Cursor(key, id);
    }

    private static byte[] bytes(String text) {
        if (text.length() > MAX_LENGTH) {
            throw foreign();
        }
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            throw foreign();
        }
    }

    static BadParameter foreign() {
        return new BadParameter(
                NAME, "must be the next of a page that was asked for with the same parameters", List.of());
    }

    /** Lengths keep ["a", "bc"] and ["ab", "c"] apart. */
    private static byte[] fingerprint(List<String> list) {
        StringBuilder text = new StringBuilder();
        list.forEach(part -> text.append(part.length()).append(':').append(part));
        return Arrays.copyOf(Callers.sha256(text.toString()), FINGERPRINT_BYTES);
    }
}
