package io.enterprisehub.cache.micronaut;

import javax.sql.DataSource;

/**
 * Where the PostgreSQL level gets its connections, for a context whose bean {@code DataSource} is not plain: Micronaut Data's
 * hands out the connection of the current transaction only.
 *
 * @param source of connections that commit by themselves
 */
public record CacheDataSource(DataSource source) {}
