package io.enterprisehub.api;

import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.http.HttpCall;
import io.enterprisehub.store.tenant.ApiKeyRepository;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells which location a caller may read, by its API key. A key that was found is trusted for a minute, so that most
 * requests cost one query less; a key that was withdrawn works that much longer. Safe for any thread.
 *
 * <p>Keys are compared by the database through the index of their SHA-256: what a comparison's time could tell is part of a
 * hash, of which no key follows.
 */
final class Callers {

    private static final Duration TRUSTED_FOR = Duration.ofMinutes(1);
    private static final int MOST_TRUSTED = 1_000;
    private static final int MAX_KEY_LENGTH = 256;
    private static final String BEARER = "bearer ";

    private final Database database;
    private final ApiKeyRepository keys;
    private final InstantSource clock;
    private final Map<String, Trusted> trusted = new RecentlyUsed();

    Callers(Database database, ApiKeyRepository keys, InstantSource clock) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
    }

    /** The location that the call's key opens; null when it brings no valid key. */
    @Nullable
    String tenant(HttpCall call, Deadline deadline) {
        String key = key(call);
        if (key == null || key.isEmpty() || key.length() > MAX_KEY_LENGTH) {
            return null;
        }
        byte[] hash = sha256(key);
        String name = HexFormat.of().formatHex(hash);
        Instant now = clock.instant();
        synchronized (trusted) {
            Trusted held = trusted.get(name);
            if (held != null && now.isBefore(held.until)) {
                return held.tenant;
            }
        }
        String tenant = database.read(deadline, () -> keys.tenant(hash));
        if (tenant != null) {
            synchronized (trusted) {
                trusted.put(name, new Trusted(tenant, now.plus(TRUSTED_FOR)));
            }
        }
        return tenant;
    }

    private static @Nullable String key(HttpCall call) {
        String authorization = call.header("authorization");
        if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return authorization.substring(BEARER.length()).strip();
        }
        return call.header("x-api-key");
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    private record Trusted(String tenant, Instant until) {}

    private static final class RecentlyUsed extends LinkedHashMap<String, Trusted> {

        private static final long serialVersionUID = 1L;

        RecentlyUsed() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Trusted> eldest) {
            return size() > MOST_TRUSTED;
        }
    }
}
