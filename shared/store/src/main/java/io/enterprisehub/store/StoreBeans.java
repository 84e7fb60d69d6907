package io.enterprisehub.store;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** The data source that Micronaut Data works on, built from our own settings instead of {@code datasources.*} properties. */
@Factory
@Requires(beans = {StoreSettings.class, DatabasePassword.class})
final class StoreBeans {

    @Singleton
    @Bean(
            preDestroy = "close",
            typed = {ConnectionPool.class, StoreLifecycle.class})
    ConnectionPool pool(StoreSettings settings, DatabasePassword password) {
        return new ConnectionPool(settings, new PostgresConnections(settings, password));
    }

    @Singleton
    PlainDataSource plain(ConnectionPool pool, StoreSettings settings) {
        return new PlainDataSource(ProxyDataSourceBuilder.create(pool.dataSource())
                .listener(new SlowStatements(settings.slowStatement()))
                .build());
    }

    @Singleton
    @Primary
    @Named(PostgresDialect.NAME)
    DataSource dataSource(PlainDataSource plain) {
        return plain.source();
    }
}
