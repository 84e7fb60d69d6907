package io.enterprisehub.scoring.batch;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisSettings;
import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.Settings;
import io.enterprisehub.function.guard.Guards;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.function.queue.SqsQueues;
import io.enterprisehub.function.sqs.SqsBatch;
import io.enterprisehub.function.sqs.SqsMessage;
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
import io.enterprisehub.store.testing.Database;
import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Scoring on real services, with a fixed clock. */
final class TestSystem implements AutoCloseable {

    static final Duration AMPLE = Duration.ofSeconds(20);

    final Database database;
    final Services services;
    final String eventsUrl;
    final String deadLettersUrl;
    final Clock clock = Clock.fixed(Fixtures.RECEIVED.plusSeconds(2), ZoneOffset.UTC);

    private final ApplicationContext context;
    private final AtomicInteger tenants = new AtomicInteger();
    private final AtomicInteger messages = new AtomicInteger();

    TestSystem(Database database, Services services) {
        this.database = database;
        this.services = services;
        this.context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .singletons(settings(database))
                .start();
        String unique = Integer.toHexString(System.identityHashCode(this));
        this.eventsUrl = services.sqs().queue("lead-events-" + unique);
        this.deadLettersUrl = services.sqs().queue("lead-events-dlq-" + unique);
    }

    private static Settings settings(Database database) {
        return new Settings(Map.of(
                "JDBC_URL", database.jdbcUrl(),
                "JDBC_USER", database.user(),
                "JDBC_PASSWORD_REF", "literal:" + database.password()));
    }

    /** A tenant that no other test uses. */
    String newTenant() {
        return "loc" + tenants.incrementAndGet() + "x" + Integer.toHexString(System.identityHashCode(this));
    }

    BatchProcessor processor() {
        return processor(Metrics.ignored(), Step.Listener.NONE);
    }

    BatchProcessor processor(Metrics metrics, Step.Listener steps) {
        return processor(services.redis(), services.sqs().client(), metrics, steps);
    }

    BatchProcessor processor(TestRedis redis, SqsClient sqs, Metrics metrics, Step.Listener steps) {
        Guards guards = new Guards(metrics, clock);
        RedisLink link = new RedisLink(RedisSettings.of(redis.uri(), false), clock);
        return new Assembly(
                        store(),
                        new LeadCache(link, guards.redis()),
                        new LeadScorer(new TestModel(), TierPolicy.standard()),
                        new Queues(new SqsQueues(() -> sqs, guards.sqs()), eventsUrl, deadLettersUrl),
                        guards,
                        new Backoff(() -> 0),
                        clock,
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

    /** A message with an own id around an event file, as of this tenant. */
    SqsMessage message(String tenant, String fixture) {
        return messageOf(tenant, Fixtures.body(fixture).replace(Fixtures.LOCATION, tenant));
    }

    SqsMessage messageOf(String tenant, String body) {
        SqsMessage message = Fixtures.message(tenant, body);
        int number = messages.incrementAndGet();
        return new SqsMessage(
                "m" + number,
                "r" + number,
                body,
                message.attributes(),
                1,
                message.sentAt(),
                tenant,
                message.eventSourceArn());
    }

    static Set<String> process(BatchProcessor processor, List<SqsMessage> messages) {
        return process(processor, messages, AMPLE);
    }

    /** Ids of the messages that were handed back. */
    static Set<String> process(BatchProcessor processor, List<SqsMessage> messages, Duration time) {
        return processor
                .process(new SqsBatch(messages), Deadline.after(time, System::nanoTime))
                .failedMessageIds();
    }

    Snapshot snapshot(String tenant) {
        return Snapshot.of(tenant, database, services.redis());
    }

    long rows(String table, String tenant) {
        return database.number("SELECT count(*) FROM " + table + " WHERE tenant = '" + tenant + "'");
    }

    @Override
    public void close() {
        context.close();
    }
}
