package io.enterprisehub.scoring.batch;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisSettings;
import io.enterprisehub.function.Settings;
import io.enterprisehub.function.guard.Guards;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.function.queue.SqsQueues;
import io.enterprisehub.function.runtime.RestoredRandom;
import io.enterprisehub.leads.score.LeadScorer;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the processing of batches together. Nothing here connects. */
@Factory
final class BatchBeans {

    /** Declared by its class, so that checkpoints find it. */
    @Singleton
    @Bean(preDestroy = "close")
    LeadCache cache(Settings settings, Guards guards, Clock clock) {
        RedisSettings redis = RedisSettings.of(settings.required("REDIS_URI"), settings.flag("REDIS_CLUSTER"));
        return new LeadCache(new RedisLink(redis, clock), guards.redis());
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
