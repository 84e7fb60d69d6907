package io.enterprisehub.store.tenant;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/**
 * A row of tenants, as far as lists of them need it.
 *
 * @param tenant location id
 * @param company agency that owns the location, once an event said so
 */
@Introspected
@MappedEntity("tenants")
record Tenant(@Id String tenant, @Nullable String company, String state) {}
