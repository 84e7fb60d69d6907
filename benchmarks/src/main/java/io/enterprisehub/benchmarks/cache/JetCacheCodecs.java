package io.enterprisehub.benchmarks.cache;

import com.alicp.jetcache.support.JavaValueDecoder;
import com.alicp.jetcache.support.JavaValueEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Texts as UTF-8, as all subjects keep them; JetCache's own messages, which go the same way, as JetCache would: by Java serialization. The first byte tells. */
final class JetCacheCodecs {

    private static final byte TEXT = 1;
    private static final byte OTHER = 2;

    private JetCacheCodecs() {}

    static byte[] encode(Object value) {
        return value instanceof String text
                ? marked(TEXT, text.getBytes(StandardCharsets.UTF_8))
                : marked(OTHER, new JavaValueEncoder(false).apply(value));
    }

    static Object decode(byte[] bytes) {
        return bytes[0] == TEXT
                ? new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8)
                : new JavaValueDecoder(false).apply(Arrays.copyOfRange(bytes, 1, bytes.length));
    }

    private static byte[] marked(byte mark, byte[] content) {
        byte[] bytes = new byte[content.length + 1];
        bytes[0] = mark;
        System.arraycopy(content, 0, bytes, 1, content.length);
        return bytes;
    }
}
