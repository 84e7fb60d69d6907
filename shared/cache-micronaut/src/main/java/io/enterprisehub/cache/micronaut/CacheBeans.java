package io.enterprisehub.cache.micronaut;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisSettings;
import io.enterprisehub.cache.tier.RegionDefinition;
import io.enterprisehub.cache.tier.TieredCache;
import io.enterprisehub.cache.tier.Versioned;
import io.enterprisehub.cache.tier.WallTicker;
import io.enterprisehub.cache.tier.postgres.PostgresLevel;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Puts the cache together from configuration and beans. Everything is lazy. */
@Factory
final class CacheBeans {

    private final BeanContext beans;
    private final LevelSettings levels;

    CacheBeans(BeanContext beans, LevelSettings levels) {
        this.beans = beans;
        this.levels = levels;
    }

    @Singleton
    @Secondary
    CacheClock clock() {
        return new CacheClock(Clock.systemUTC(), new WallTicker(System::nanoTime, InstantSource.system()));
    }

    @Singleton
    TieredCache cache(CacheRegions regions) {
        return regions.cache();
    }

    @Singleton
    @Bean(preDestroy = "close")
    CacheRegions regions(GuardedMethods methods, Breakers breakers, CacheClock clock) {
        RenewableRandom random = new RenewableRandom();
        RedisLink link = link(clock);
        TieredCache cache = cache(clock, random, link);
        CacheRegions regions = new CacheRegions(cache, link, random, breakers, levels.sessionBudget());
        for (RegionDefinition<?, ?> definition : beans.getBeansOfType(RegionDefinition.class)) {
            regions.add(definition);
        }
        for (GuardedMethod method : methods.all()) {
            regions.add(guarded(cache, methods, method, breakers, clock));
        }
        return regions;
    }

    private @Nullable RedisLink link(CacheClock clock) {
        String uri = levels.redisUri();
        return uri != null
                ? new RedisLink(RedisSettings.of(uri, levels.redisCluster()), clock.wall())
                : beans.findBean(RedisLink.class).orElse(null);
    }

    private TieredCache cache(CacheClock clock, RenewableRandom random, @Nullable RedisLink link) {
        TieredCache.Builder builder =
                TieredCache.builder().ticker(clock.ticker()).random(random).restAfterFailure(levels.restAfterFailure());
        if (levels.localBytes() > 0) {
            builder.local(levels.localBytes());
        }
        if (link != null) {
            builder.remote(new RedisLevel(link, levels.redisDeadline()));
        }
        Duration deadline = levels.postgresDeadline();
        if (deadline != null) {
            builder.persistent(new PostgresLevel(dataSource(), deadline));
        }
        return builder.build();
    }

    private DataSource dataSource() {
        return beans.findBean(DataSource.class)
                .orElseThrow(() -> new ConfigurationException(
                        "cache.postgres-deadline wants PostgreSQL as a level; there is no bean DataSource"));
    }

    private static GuardedRegion guarded(
            TieredCache cache, GuardedMethods methods, GuardedMethod method, Breakers breakers, CacheClock clock) {
        RegionSettings settings = methods.settingsOf(method);
        RegionDefinition<Call, Object> definition = new RegionDefinition<>(
                        method.region(),
                        Call::key,
                        methods.codec(method),
                        (tenant, calls) -> {
                            Map<Call, Versioned<Object>> results = new HashMap<>();
                            calls.forEach(call -> results.put(call, new Versioned<>(0, call.run())));
                            return results;
                        },
                        settings.policy())
                .persistedFor(settings.persistFor());
        return new GuardedRegion(
                method,
                cache.region(definition),
                method.rateLimit() == 0 ? null : new TenantRates(method.rateLimit(), clock.ticker()),
                breakers.of(method.breaker()),
                new TimeLimit(method.name(), method.deadline()));
    }
}
