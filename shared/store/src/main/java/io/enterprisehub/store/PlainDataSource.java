package io.enterprisehub.store;

import javax.sql.DataSource;

/**
 * The pool as plain JDBC, for who is no repository: each connection is its own, commits by itself and has to be closed. The
 * bean {@code DataSource} only hands out the connection of a transaction that Micronaut Data has begun.
 */
public record PlainDataSource(DataSource source) {}
