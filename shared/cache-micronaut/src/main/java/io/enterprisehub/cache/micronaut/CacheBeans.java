package io.enterprisehub.cache.micronaut;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisSettings;
import io.enterprisehub.cache.tier.CacheListener;
import io.enterprisehub.cache.tier.Codecs;
import io.enterprisehub.cache.tier.HydrationPolicy;
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
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
    CacheRegions regions(ConfiguredRegions configured, GuardedMethods methods, Breakers breakers, CacheClock clock) {
        RedisLink link = link(clock);
        TieredCache cache = cache(clock, link);
        CacheRegions regions = new CacheRegions(cache, link, breakers, levels.sessionBudget());
        Set<String> undefined = new TreeSet<>(configured.names());
        for (RegionDefinition<?, ?> definition : beans.getBeansOfType(RegionDefinition.class)) {
            undefined.remove(definition.name());
            naming(definition.name(), () -> regions.add(definition));
        }
        for (GuardedMethod method : methods.all()) {
            undefined.remove(method.region());
            naming(method.region(), () -> regions.add(guarded(cache, methods, method, breakers, clock)));
        }
        for (String name : undefined) {
            naming(name, () -> regions.add(onlyPut(configured.of(name))));
        }
        configured.names().forEach(name -> requireLevel(configured.of(name)));
        return regions;
    }

    private void requireLevel(RegionSettings settings) {
        if (!settings.persistFor().isZero() && levels.postgresDeadline() == null) {
            throw new ConfigurationException("cache.regions." + settings.name()
                    + ".persist-for keeps values in PostgreSQL; that level wants a cache.postgres-deadline");
        }
    }

    /** The cache's advice names the region; here the property is named as well. */
    private static void naming(String region, Runnable make) {
        try {
            make.run();
        } catch (IllegalArgumentException refused) {
            throw new ConfigurationException("cache.regions." + region + ": " + refused.getMessage(), refused);
        }
    }

    /** A region that nothing in the context defines: texts that somebody puts. Nobody uses it, and it is checked all the same. */
    private static RegionDefinition<String, String> onlyPut(RegionSettings settings) {
        return settings.define(key -> key, Codecs.text(), (tenant, keys) -> Map.of());
    }

    private @Nullable RedisLink link(CacheClock clock) {
        String uri = levels.redisUri();
        return uri != null
                ? new RedisLink(RedisSettings.of(uri, levels.redisCluster()), clock.wall())
                : beans.findBean(RedisLink.class).orElse(null);
    }

    private TieredCache cache(CacheClock clock, @Nullable RedisLink link) {
        TieredCache.Builder builder = TieredCache.builder()
                .ticker(clock.ticker())
                .randomFrom(SecureRandom::new)
                .restAfterFailure(levels.restAfterFailure())
                .sessionBudget(levels.sessionBudget());
        long localBytes = levels.localBytes(Runtime.getRuntime().maxMemory());
        if (localBytes > 0) {
            builder.local(localBytes);
        }
        if (levels.hydrate()) {
            builder.hydrate(HydrationPolicy.standard());
        }
        if (link != null) {
            builder.remote(new RedisLevel(link, levels.redisDeadline()));
        }
        Duration deadline = levels.postgresDeadline();
        if (deadline != null) {
            builder.persistent(new PostgresLevel(dataSource(), deadline));
        }
        beans.findBean(CacheListener.class).ifPresent(builder::listener);
        try {
            return builder.build();
        } catch (IllegalArgumentException refused) {
            throw new ConfigurationException("cache: " + refused.getMessage(), refused);
        }
    }

    private DataSource dataSource() {
        return beans.findBean(CacheDataSource.class)
                .map(CacheDataSource::source)
                .or(() -> beans.findBean(DataSource.class))
                .orElseThrow(() -> new ConfigurationException(
                        "cache.postgres-deadline wants PostgreSQL as a level; there is no bean DataSource"));
    }

    private static GuardedRegion guarded(
            TieredCache cache, GuardedMethods methods, GuardedMethod method, Breakers breakers, CacheClock clock) {
        RegionSettings settings = methods.settingsOf(method);
        RegionDefinition<Call, Object> definition =
                settings.define(Call::key, methods.codec(method), (tenant, calls) -> {
                    Map<Call, Versioned<Object>> results = new HashMap<>();
                    calls.forEach(call -> results.put(call, new Versioned<>(0, call.run())));
                    return results;
                });
        return new GuardedRegion(
                method,
                cache.region(definition),
                method.rateLimit() == 0 ? null : new TenantRates(method.rateLimit(), clock.ticker()),
                breakers.of(method.breaker()),
                new TimeLimit(method.name(), method.deadline()));
    }
}
