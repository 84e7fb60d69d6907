package io.enterprisehub.local.system;

import io.enterprisehub.local.gateway.HttpGateway;
import io.enterprisehub.local.poller.QueuePoller;
import io.enterprisehub.local.runtime.EmfTally;
import io.enterprisehub.local.runtime.FunctionPool;
import io.enterprisehub.local.runtime.FunctionRuntime;
import io.enterprisehub.local.runtime.PoolStats;
import io.enterprisehub.local.schedule.Scheduler;
import io.enterprisehub.local.services.PostgresStore;
import io.enterprisehub.local.services.RedisStore;
import io.enterprisehub.local.services.Store;
import io.enterprisehub.local.template.SystemDefinition;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The whole system on this machine: the packaged functions of a template behind a gateway, a poller and a scheduler, in front
 * of Redis, PostgreSQL and SQS. Closing it - also by Ctrl-C - ends everything that it started. Thread-safe.
 */
public final class LocalSystem implements AutoCloseable {
    private final ClosingStack stack = new ClosingStack();
    private final Thread hook = new Thread(stack::close, "close the local system");
    private final LocalServices services;
    private final SystemDefinition definition;
    private final FunctionRuntime runtime;
    private final Map<String, QueuePoller> pollers = new TreeMap<>();
    private final Scheduler scheduler;
    private final HttpGateway gateway;

    private LocalSystem(LocalOptions options, Progress progress) {
        Runtime.getRuntime().addShutdownHook(hook);
        var random = new SecureRandom();
        var clock = InstantSource.system();
        try {
            HttpGateway.requireFree(options.port());
            services = LocalServices.start(options, random, progress, stack);
            var deployment = new Deployment(options, services);
            definition = deployment.read(random);
            services.sqs()
                    .create(definition.queues().stream()
                            .map(queue ->
                                    options.visibility() == null ? queue : queue.withVisibility(options.visibility()))
                            .toList());
            runtime = stack.push(new FunctionRuntime(options.directory(), services.reaper(), clock, UUID::randomUUID));
            definition.functions().forEach(function -> runtime.add(deployment.spec(function), options.policy()));
            for (var source : definition.queueSources()) {
                pollers.put(source.function(), stack.push(QueuePoller.start(sqs(), source, pool(source.function()))));
            }
            scheduler = stack.push(new Scheduler(definition.schedules(), clock, UUID::randomUUID, (function, event) -> {
                var _ = pool(function).submit(event);
            }));
            if (options.schedules()) {
                scheduler.start();
            }
            gateway = stack.push(
                    HttpGateway.start(options.port(), definition.routes(), this::pool, clock, UUID::randomUUID));
            progress.step("Gateway at " + gateway.uri());
        } catch (RuntimeException e) {
            closeAfter(e);
            throw e;
        }
    }

    /**
     * Starts everything and returns when webhooks can come.
     *
     * @throws io.enterprisehub.local.gateway.PortTakenException when the gateway's port is taken
     * @throws io.enterprisehub.local.template.TemplateException when the template cannot be run here
     */
    public static LocalSystem start(LocalOptions options, Progress progress) {
        return new LocalSystem(options, progress);
    }

    private void closeAfter(RuntimeException failure) {
        try {
            close();
        } catch (IllegalStateException e) {
            failure.addSuppressed(e);
        }
    }

    public URI gatewayUri() {
        return gateway.uri();
    }

    public HttpGateway gateway() {
        return gateway;
    }

    /** What runs, with every value resolved: also the variables that each function got. */
    public SystemDefinition definition() {
        return definition;
    }

    public RedisStore redis() {
        return services.redis();
    }

    public PostgresStore postgres() {
        return services.postgres();
    }

    /** Thread-safe; closed with this system. */
    public SqsClient sqs() {
        return services.sqs().client();
    }

    /** How full a queue of the template is, by its logical id. */
    public QueueDepth depth(String logicalId) {
        var attributes = sqs().getQueueAttributes(
                        request -> request.queueUrl(definition.queue(logicalId).url())
                                .attributeNames(
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes();
        return new QueueDepth(
                number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    }

    private static long number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Long.parseLong(attributes.getOrDefault(name, "0"));
    }

    /**
     * The environments of a function, by its short name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public FunctionPool pool(String function) {
        var pool = runtime.pool(function);
        if (pool == null) {
            throw new IllegalArgumentException("the template has no function " + function);
        }
        return pool;
    }

    public List<PoolStats> stats() {
        return runtime.pools().values().stream().map(FunctionPool::stats).toList();
    }

    /** Pollers by the function that they invoke. */
    public Map<String, QueuePoller> pollers() {
        return Map.copyOf(pollers);
    }

    /** The metrics that the functions printed. */
    public EmfTally metrics() {
        return runtime.metrics();
    }

    /** Fires a schedule now. */
    public void fire(String schedule) {
        scheduler.fire(schedule);
    }

    /** SIGKILLs one environment of any function, whatever it does. Returns its name, or null when there is none. */
    public @Nullable String killRandomEnvironment(RandomGenerator random) {
        var victims = new ArrayList<String>();
        runtime.pools().values().forEach(pool -> victims.addAll(pool.environments()));
        if (victims.isEmpty()) {
            return null;
        }
        var victim = victims.get(random.nextInt(victims.size()));
        var killed = runtime.pools().values().stream().anyMatch(pool -> pool.kill(victim));
        return killed ? victim : null;
    }

    /** Stops Redis and starts it again with its data; returns when it is back. */
    public void stopRedis(Duration outage) throws InterruptedException {
        interrupt(services.redis(), outage);
    }

    /** Stops PostgreSQL and starts it again with its data; returns when it is back. */
    public void stopPostgres(Duration outage) throws InterruptedException {
        interrupt(services.postgres(), outage);
    }

    private static void interrupt(Store store, Duration outage) throws InterruptedException {
        store.stop();
        try {
            Thread.sleep(outage);
        } finally {
            store.start();
        }
    }

    /** Ends requests, pollers and functions first, then what they use. */
    @Override
    public void close() {
        stack.close();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM ends, the hook runs: there is nothing to remove.
            return;
        }
    }
}
