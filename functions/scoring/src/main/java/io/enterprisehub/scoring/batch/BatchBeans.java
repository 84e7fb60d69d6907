package io.enterprisehub.scoring.batch;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisSettings;
import io.enterprisehub.cache.micronaut.CacheRegions;
import io.enterprisehub.cache.micronaut.ConfiguredRegions;
import io.enterprisehub.cache.tier.CacheListener;
import io.enterprisehub.cache.tier.RegionDefinition;
import io.enterprisehub.function.Settings;
import io.enterprisehub.function.guard.Guards;
import io.enterprisehub.function.metrics.EmfHeader;
import io.enterprisehub.function.metrics.EmfMetrics;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.function.queue.SqsQueues;
import io.enterprisehub.function.runtime.RestoredRandom;
import io.enterprisehub.leadcache.CacheTimes;
import io.enterprisehub.leadcache.LeadRegion;
import io.enterprisehub.leadmodel.ServedModel;
import io.enterprisehub.leads.score.LeadScorer;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** Puts the processing of batches together. Nothing here connects. */
@Factory
final class BatchBeans {

    @Singleton
    @Bean(preDestroy = "close")
    RedisLink redis(Settings settings, Clock clock) {
        return new RedisLink(RedisSettings.of(settings.required("REDIS_URI"), settings.flag("REDIS_CLUSTER")), clock);
    }

    @Singleton
    RegionDefinition<String, String> leads(ConfiguredRegions configured) {
        return LeadCache.region(configured
                .of(LeadRegion.NAME)
                .neverPersisted(LeadRegion.NOT_PERSISTED)
                .policy());
    }

    /** Declared by its class, so that checkpoints find it. */
    @Singleton
    LeadCache cache(CacheRegions regions, RedisLink link, Guards guards, CacheMetrics metrics) {
        return new LeadCache(
                link,
                regions.cache(),
                regions.region(LeadRegion.NAME),
                guards.redis(),
                CacheReport.of(regions.cache(), metrics.emf()));
    }

    /** The cache's metrics have documents of their own, so that the tenant can stand beside them. */
    record CacheMetrics(EmfMetrics emf) {}

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
    Queues queues(SqsQueues sqs, Settings settings) {
        return new Queues(sqs, settings.required("EVENTS_QUEUE_URL"), settings.required("EVENTS_DLQ_URL"));
    }

    @Singleton
    BatchProcessor processor(
            Store store,
            LeadCache cache,
            LeadScorer scorer,
            ServedModel model,
            Queues queues,
            Guards guards,
            RestoredRandom random,
            Clock clock,
            Metrics metrics) {
        Backoff backoff = new Backoff(() -> fraction(random));
        return new Assembly(
                        store,
                        cache,
                        scorer,
                        new ModelWatch(model::takeDrift, metrics),
                        queues,
                        guards,
                        backoff,
                        clock,
                        System::nanoTime,
                        metrics,
                        Step.Listener.NONE)
                .processor();
    }

    /** The high 32 bits of a random UUID are all random. */
    private static double fraction(RestoredRandom random) {
        return (random.get().getMostSignificantBits() >>> 32) * 0x1p-32;
    }
}
