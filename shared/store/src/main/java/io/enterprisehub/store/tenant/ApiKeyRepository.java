package io.enterprisehub.store.tenant;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which location an API key opens. Only the SHA-256 of a key is ever stored. Takes part in the caller's transaction. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ApiKeyRepository extends GenericRepository<ApiKey, byte[]> {

    /** The tenant of a key; null when there is no such key. */
    @Query("SELECT tenant FROM api_keys WHERE key_hash = :keyHash")
    @Nullable
    String tenant(byte[] keyHash);

    /** Adds a key; one that exists stays as it is. */
    @Query(
            "INSERT INTO api_keys (key_hash, tenant, created_at) VALUES (:keyHash, :tenant, :createdAt) ON CONFLICT DO NOTHING")
    void create(byte[] keyHash, String tenant, Instant createdAt);
}
