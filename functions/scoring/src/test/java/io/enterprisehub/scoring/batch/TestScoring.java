package io.enterprisehub.scoring.batch;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisSettings;
import io.enterprisehub.cache.tier.RegionPolicy;
import io.enterprisehub.cache.tier.TieredCache;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import io.enterprisehub.function.Settings;
import io.enterprisehub.function.guard.Guards;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.function.queue.SqsQueues;
import io.enterprisehub.inference.model.Drift;
import io.enterprisehub.leads.score.LeadScorer;
import io.enterprisehub.leads.score.TierPolicy;
import io.enterprisehub.scoring.event.Fixtures;
import io.enterprisehub.store.StoreLifecycle;
import io.enterprisehub.store.Transactions;
import io.enterprisehub.store.event.EventHistoryRepository;
import io.enterprisehub.store.event.EventIdRepository;
import io.enterprisehub.store.lead.HistoryRepository;
import io.enterprisehub.store.lead.LeadRepository;
import io.enterprisehub.store.outbox.CacheRepairRepository;
import io.enterprisehub.store.outbox.OutboxRepository;
import io.enterprisehub.store.tenant.TenantRepository;
import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Scoring put together over the services that its settings name. Its clock stands still: equal runs write equal rows. */
final class TestScoring implements AutoCloseable {

    private static final Clock CLOCK = Clock.fixed(Fixtures.RECEIVED.plusSeconds(2), ZoneOffset.UTC);

    private final Settings settings;
    private final ApplicationContext context;

    TestScoring(Settings settings) {
        this.settings = settings;
        this.context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .singletons(settings)
                .start();
    }

    BatchProcessor processor(String redisUri, SqsClient sqs, Metrics metrics, Step.Listener steps) {
        Guards guards = new Guards(metrics, CLOCK);
        RedisLink link = new RedisLink(RedisSettings.of(redisUri, false), CLOCK);
        TieredCache cache = TieredCache.builder()
                .remote(new RedisLevel(link, Duration.ofSeconds(1)))
                .build();
        return new Assembly(
                        store(),
                        new LeadCache(
                                link,
                                cache,
                                cache.region(LeadCache.region(RegionPolicy.strict())),
                                guards.redis(),
                                tenant -> {}),
                        new LeadScorer(new TestModel(), TierPolicy.standard()),
                        new ModelWatch(() -> new Drift(0, new TreeMap<>()), metrics),
                        new Queues(
                                new SqsQueues(() -> sqs, guards.sqs()),
                                settings.required("EVENTS_QUEUE_URL"),
                                settings.required("EVENTS_DLQ_URL")),
                        guards,
                        new Backoff(() -> 0),
                        CLOCK,
                        System::nanoTime,
                        metrics,
                        steps)
                .processor();
    }

    private Store store() {
        return new Store(
                context.getBean(Transactions.class),
                context.getBean(TenantRepository.class),
                context.getBean(EventIdRepository.class),
                context.getBean(EventHistoryRepository.class),
                context.getBean(LeadRepository.class),
                context.getBean(HistoryRepository.class),
                context.getBean(OutboxRepository.class),
                context.getBean(CacheRepairRepository.class),
                context.getBean(StoreLifecycle.class));
    }

    @Override
    public void close() {
        context.close();
    }
}
