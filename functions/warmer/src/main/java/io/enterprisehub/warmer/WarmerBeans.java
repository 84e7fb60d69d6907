package io.enterprisehub.warmer;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisSettings;
import io.enterprisehub.cache.VersionedEntries;
import io.enterprisehub.function.Settings;
import io.enterprisehub.function.guard.Guards;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.function.secret.Secrets;
import io.enterprisehub.store.DatabasePassword;
import io.enterprisehub.store.StoreLifecycle;
import io.enterprisehub.store.StoreSettings;
import io.enterprisehub.store.Transactions;
import io.enterprisehub.store.event.EventHistoryRepository;
import io.enterprisehub.store.event.EventIdRepository;
import io.enterprisehub.store.lead.LeadRepository;
import io.enterprisehub.store.outbox.CacheRepairRepository;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Puts the function together. Settings are read at once, connections are opened by the first sweep. */
@Factory
final class WarmerBeans {

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
    Connections connections(StoreLifecycle store, RedisLink redis) {
        return new Connections(store, redis);
    }

    @Singleton
    Steps steps(Transactions transactions, Guards guards) {
        return new Steps(transactions, guards.database());
    }

    @Singleton
    CacheRepairSweep cacheRepairs(
            Steps steps, CacheRepairRepository repairs, LeadRepository leads, RedisLink redis, Guards guards) {
        return new CacheRepairSweep(steps, repairs, leads, new VersionedEntries(redis, "lead"), guards.redis());
    }

    /** Readers feel a stale entry, nobody feels an old id: repairs come first. */
    @Singleton
    Sweeps sweeps(
            Steps steps,
            CacheRepairSweep cacheRepairs,
            EventHistoryRepository history,
            EventIdRepository eventIds,
            Clock clock,
            Metrics metrics) {
        return new Sweeps(
                List.of(cacheRepairs, new PartitionSweep(steps, history), new EventIdSweep(steps, eventIds, clock)),
                metrics);
    }
}
