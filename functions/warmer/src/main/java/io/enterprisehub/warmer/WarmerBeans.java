package io.enterprisehub.warmer;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisSettings;
import io.enterprisehub.cache.micronaut.CacheRegions;
import io.enterprisehub.cache.micronaut.ConfiguredRegions;
import io.enterprisehub.cache.micronaut.RegionSettings;
import io.enterprisehub.cache.tier.RegionDefinition;
import io.enterprisehub.cache.tier.postgres.PostgresLevel;
import io.enterprisehub.function.Settings;
import io.enterprisehub.function.guard.Guards;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.function.secret.Secrets;
import io.enterprisehub.leadcache.LeadDocumentLoader;
import io.enterprisehub.leadcache.LeadRegion;
import io.enterprisehub.store.DatabasePassword;
import io.enterprisehub.store.PlainDataSource;
import io.enterprisehub.store.StoreLifecycle;
import io.enterprisehub.store.StoreSettings;
import io.enterprisehub.store.Transactions;
import io.enterprisehub.store.event.EventHistoryRepository;
import io.enterprisehub.store.event.EventIdRepository;
import io.enterprisehub.store.lead.LeadRanking;
import io.enterprisehub.store.lead.LeadRepository;
import io.enterprisehub.store.outbox.CacheRepairRepository;
import io.enterprisehub.store.tenant.TenantRepository;
import io.enterprisehub.store.tenant.WarmingRepository;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Puts the function together. Settings are read at once, connections are opened by the first sweep. */
@Factory
final class WarmerBeans {

    /** Hydrated in tens of milliseconds, and some megabytes of Redis. */
    private static final int LEADS_PER_TENANT = 5_000;

    /** Half of the function's time-out: the sweeps after it want their time too. */
    private static final int BUDGET_SECONDS = 60;

    /** Of one delete of a few thousand rows. */
    private static final Duration PRUNE_LIMIT = Duration.ofSeconds(10);

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
    @Bean(preDestroy = "close")
    RedisLink redis(Settings settings, Clock clock) {
        return new RedisLink(RedisSettings.of(settings.required("REDIS_URI"), settings.flag("REDIS_CLUSTER")), clock);
    }

    @Singleton
    Connections connections(StoreLifecycle store, CacheRegions regions) {
        return new Connections(store, regions);
    }

    @Singleton
    Steps steps(Transactions transactions, Guards guards) {
        return new Steps(transactions, guards.database());
    }

    @Singleton
    RegionDefinition<String, String> documents(ConfiguredRegions configured, Steps steps, LeadRepository leads) {
        RegionSettings settings = configured.of(LeadRegion.NAME).neverPersisted(LeadRegion.NOT_PERSISTED);
        return LeadRegion.over(new LeadDocumentLoader(steps, leads), settings.policy());
    }

    @Singleton
    LeadCopies copies(RedisLink redis, CacheRegions regions) {
        return new LeadCopies(redis, regions.cache(), regions.region(LeadRegion.NAME));
    }

    @Singleton
    CacheRepairSweep cacheRepairs(
            Steps steps, CacheRepairRepository repairs, LeadRepository leads, LeadCopies copies, Guards guards) {
        return new CacheRepairSweep(steps, repairs, leads, copies, guards.redis());
    }

    @Singleton
    WarmSweep warming(
            Steps steps,
            WarmingRepository warmings,
            TenantRepository tenants,
            LeadRanking ranking,
            LeadCopies copies,
            Collection<WarmSource> further,
            Environment environment,
            Clock clock,
            Metrics metrics) {
        WarmSettings settings = new WarmSettings(
                environment.getProperty("warm.leads-per-tenant", Integer.class).orElse(LEADS_PER_TENANT),
                Duration.ofSeconds(environment
                        .getProperty("warm.budget-seconds", Integer.class)
                        .orElse(BUDGET_SECONDS)));
        List<WarmSource> sources = new ArrayList<>(WarmSources.of(steps, ranking, copies::read, clock));
        sources.addAll(further);
        return new WarmSweep(steps, warmings, tenants, sources, copies, settings, clock, metrics);
    }

    @Singleton
    CacheValueSweep cacheValues(PlainDataSource store) {
        return new CacheValueSweep(new PostgresLevel(store.source(), PRUNE_LIMIT));
    }

    /** Readers feel a stale entry, then a cold cache; nobody feels an old id. */
    @Singleton
    Sweeps sweeps(
            Steps steps,
            CacheRepairSweep cacheRepairs,
            WarmSweep warming,
            EventHistoryRepository history,
            EventIdRepository eventIds,
            CacheValueSweep cacheValues,
            Clock clock,
            Metrics metrics) {
        return new Sweeps(
                List.of(
                        cacheRepairs,
                        warming,
                        new PartitionSweep(steps, history),
                        new EventIdSweep(steps, eventIds, clock),
                        cacheValues),
                metrics);
    }
}
