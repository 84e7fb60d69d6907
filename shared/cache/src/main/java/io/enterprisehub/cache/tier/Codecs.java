package io.enterprisehub.cache.tier;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Ready-made codecs. */
public final class Codecs {

    private static final byte TEXT = 1;

    private Codecs() {}

    /** Strings as UTF-8. */
    public static Codec<String> text() {
        return of(
                TEXT,
                text -> text.getBytes(StandardCharsets.UTF_8),
                bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** A codec of two functions. */
    public static <V> Codec<V> of(byte id, Function<V, byte[]> encode, Function<byte[], V> decode) {
        return new Codec<>() {
            @Override
            public byte id() {
                return id;
            }

            @Override
            public byte[] encode(V value) {
                return encode.apply(value);
            }

            @Override
            public V decode(byte[] bytes) {
                return decode.apply(bytes);
            }
        };
    }
}
