package io.enterprisehub.cache.micronaut;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.Temporal;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The text of a key that consists of parts: each with its length, so that different parts never make the same text. A text
 * of more than 200 characters is replaced by its SHA-256, because keys travel with every request.
 */
final class KeyText {

    private static final int MAX_LENGTH = 200;

    /** Types whose text says all that they hold. */
    private static final List<Class<?>> PLAIN = List.of(
            CharSequence.class, Number.class, Boolean.class, Character.class, Enum.class, UUID.class, Temporal.class);

    private KeyText() {}

    static boolean canHold(Class<?> type) {
        return type.isPrimitive() || PLAIN.stream().anyMatch(plain -> plain.isAssignableFrom(type));
    }

    static String of(@Nullable Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            if (part == null) {
                text.append('-');
                continue;
            }
            String one = part instanceof Enum<?> constant ? constant.name() : part.toString();
            text.append(one.length()).append(':').append(one);
        }
        return text.length() <= MAX_LENGTH ? text.toString() : "sha256-" + sha256(text.toString());
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
