package io.enterprisehub.store.tenant;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A row of api_keys. */
@Introspected
@MappedEntity("api_keys")
@SuppressWarnings("ArrayRecordComponent") // Rows are never compared.
record ApiKey(@Id byte[] keyHash, String tenant, Instant createdAt) {}
