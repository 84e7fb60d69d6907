package io.enterprisehub.api;

import io.enterprisehub.function.Settings;
import io.enterprisehub.function.guard.Guards;
import io.enterprisehub.function.secret.Secrets;
import io.enterprisehub.store.DatabasePassword;
import io.enterprisehub.store.StoreLifecycle;
import io.enterprisehub.store.StoreSettings;
import io.enterprisehub.store.Transactions;
import io.enterprisehub.store.lead.HistoryRepository;
import io.enterprisehub.store.lead.LeadRepository;
import io.enterprisehub.store.tenant.ApiKeyRepository;
import io.enterprisehub.store.tenant.TenantRepository;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the function together. Settings are read at once, the database is connected by the first request. */
@Factory
final class ApiBeans {

    @Singleton
    StoreSettings storeSettings(Settings settings) {
        return StoreSettings.of(settings.required("JDBC_URL"), settings.required("JDBC_USER"));
    }

    @Singleton
    DatabasePassword password(Settings settings, Secrets secrets) {
        String reference = settings.required("JDBC_PASSWORD_REF");
        return () -> secrets.resolve(reference);
    }

    @Singleton
    StoreConnections connections(StoreLifecycle store) {
        return new StoreConnections(store);
    }

    @Singleton
    Database database(Transactions transactions, Guards guards) {
        return new Database(transactions, guards.database());
    }

    @Singleton
    Routes routes(
            Database database,
            ApiKeyRepository keys,
            LeadRepository leads,
            HistoryRepository history,
            TenantRepository tenants,
            Clock clock) {
        return new Routes(
                new Callers(database, keys, clock),
                new LeadEndpoints(database, leads, history),
                new Health(database, tenants));
    }
}
