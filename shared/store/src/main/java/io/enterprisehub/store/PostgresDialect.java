package io.enterprisehub.store;

import io.micronaut.context.annotation.Primary;
import io.micronaut.data.jdbc.config.DataJdbcConfiguration;
import io.micronaut.data.model.query.builder.sql.Dialect;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Stands where Micronaut Data looks for {@code datasources.default.*} properties, which this store does without. */
@Singleton
@Primary
@Named(PostgresDialect.NAME)
final class PostgresDialect extends DataJdbcConfiguration {

    /** Name of the one data source. */
    static final String NAME = "default";

    PostgresDialect() {
        super(NAME);
        setDialect(Dialect.POSTGRES);
    }
}
