package io.enterprisehub.store.tenant;

import io.enterprisehub.store.internal.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which location an API key opens. Only the SHA-256 of a key is ever stored. Takes part in the caller's transaction. */
@Singleton
public final class ApiKeyRepository {

    private static final String TENANT = "SELECT tenant FROM api_keys WHERE key_hash = ?";

    private static final String CREATE =
            "INSERT INTO api_keys (key_hash, tenant, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";

    private final Sql sql;

    ApiKeyRepository(Sql sql) {
        this.sql = sql;
    }

    /** The tenant of a key; null when there is no such key. */
    public @Nullable String tenant(byte[] keyHash) {
        List<String> found = sql.query(TENANT, p -> p.bytes(keyHash), row -> row.text("tenant"));
        return found.isEmpty() ? null : found.getFirst();
    }

    /** Adds a key; one that exists stays as it is. */
    public void create(byte[] keyHash, String tenant, Instant createdAt) {
        sql.update(CREATE, p -> p.bytes(keyHash).text(tenant).instant(createdAt));
    }
}
