package io.enterprisehub.scoring.batch;

import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.Settings;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.function.sqs.SqsBatch;
import io.enterprisehub.function.sqs.SqsMessage;
import io.enterprisehub.scoring.event.Fixtures;
import io.enterprisehub.store.testing.Database;
import java.time.Duration;
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

    private final TestScoring scoring;
    private final AtomicInteger tenants = new AtomicInteger();
    private final AtomicInteger messages = new AtomicInteger();

    TestSystem(Database database, Services services) {
        this.database = database;
        this.services = services;
        String unique = Integer.toHexString(System.identityHashCode(this));
        this.eventsUrl = services.sqs().queue("lead-events-" + unique);
        this.deadLettersUrl = services.sqs().queue("lead-events-dlq-" + unique);
        this.scoring = new TestScoring(new Settings(variables()));
    }

    /** Where everything is, as the function's environment says it. */
    Map<String, String> variables() {
        return Map.of(
                "EVENTS_QUEUE_URL", eventsUrl,
                "EVENTS_DLQ_URL", deadLettersUrl,
                "AWS_ENDPOINT_URL_SQS", services.sqs().endpoint(),
                "REDIS_URI", services.redis().uri(),
                "JDBC_URL", database.jdbcUrl(),
                "JDBC_USER", database.user(),
                "JDBC_PASSWORD_REF", "literal:" + database.password());
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
        return scoring.processor(redis.uri(), sqs, metrics, steps);
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

    /** Ends every connection to this test's database and lets no new one in. */
    void stopDatabase() {
        asAdministrator("ALTER DATABASE %s ALLOW_CONNECTIONS false");
        asAdministrator("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'");
    }

    void startDatabase() {
        asAdministrator("ALTER DATABASE %s ALLOW_CONNECTIONS true");
    }

    private void asAdministrator(String sql) {
        Map.Entry<String, String> address = address();
        new Database(address.getKey() + "postgres?user=postgres", database.user(), database.password())
                .execute(sql.formatted(address.getValue()));
    }

    /** Server part and database name of the JDBC URL. */
    private Map.Entry<String, String> address() {
        String url = database.jdbcUrl();
        int name = url.lastIndexOf('/') + 1;
        int query = url.indexOf('?', name);
        return Map.entry(url.substring(0, name), query < 0 ? url.substring(name) : url.substring(name, query));
    }

    @Override
    public void close() {
        scoring.close();
    }
}
