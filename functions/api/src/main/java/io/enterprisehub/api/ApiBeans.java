package io.enterprisehub.api;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.micronaut.CacheRegions;
import io.enterprisehub.cache.tier.CacheListener;
import io.enterprisehub.function.Settings;
import io.enterprisehub.function.guard.Guards;
import io.enterprisehub.function.metrics.EmfHeader;
import io.enterprisehub.function.metrics.EmfMetrics;
import io.enterprisehub.function.secret.Secrets;
import io.enterprisehub.leadcache.CacheTimes;
import io.enterprisehub.leadmodel.ServedModel;
import io.enterprisehub.leadmodel.TierSettings;
import io.enterprisehub.leads.score.LeadScorer;
import io.enterprisehub.leads.score.TierPolicy;
import io.enterprisehub.store.DatabasePassword;
import io.enterprisehub.store.StoreLifecycle;
import io.enterprisehub.store.StoreSettings;
import io.enterprisehub.store.Transactions;
import io.enterprisehub.store.lead.LeadRepository;
import io.enterprisehub.store.tenant.ApiKeyRepository;
import io.enterprisehub.store.tenant.TenantRepository;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

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

    /** Loaded before the first request; the same models and cuts as scoring's. */
    @Singleton
    Predictions predictions(Database database, LeadRepository leads, Environment environment, Clock clock) {
        TierPolicy tiers = TierSettings.of(
                name -> environment.getProperty(name, Double.class).orElse(null));
        return new Predictions(database, leads, new LeadScorer(ServedModel.packaged(), tiers), clock);
    }

    @Singleton
    CacheMetrics cacheMetrics(Settings settings, Clock clock) {
        Map<String, String> dimensions = Map.of("function", settings.optional("AWS_LAMBDA_FUNCTION_NAME", "local"));
        return new CacheMetrics(new EmfMetrics(new EmfHeader("EnterpriseHub", dimensions), clock, System.out::println));
    }

    @Singleton
    CacheListener cacheTimes(CacheMetrics metrics) {
        return new CacheTimes(metrics.emf()::time);
    }

    @Singleton
    CachedReads reads(CacheRegions regions, RedisLink link, CacheMetrics metrics, Clock clock) {
        return new CachedReads(regions, link, metrics.emf(), clock);
    }

    @Singleton
    Routes routes(
            Database database,
            ApiKeyRepository keys,
            LeadRepository leads,
            CachedReads reads,
            Predictions predictions,
            TenantRepository tenants,
            Clock clock) {
        return new Routes(
                new Callers(database, keys, clock),
                new LeadEndpoints(database, leads, reads),
                new ScoreEndpoint(reads, predictions),
                new Health(database, tenants, reads));
    }
}
