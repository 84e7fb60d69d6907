package io.enterprisehub.local.reads;

import io.enterprisehub.local.reads.LeadReader.Reply;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.StatefulRedisConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Holds the cache to its promise while events come in: it takes a version from a tenant's log, which is there once the
 * writer's change is acknowledged, then reads that lead through the API. An older answer is a stale one. What happens to
 * Redis, the database or the environments meanwhile may cost answers, never their freshness.
 */
public final class StaleWatch implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(25);
    private static final Duration REDIS_PATIENCE = Duration.ofMillis(500);
    private static final String LEADS = "leads:";
    private static final int NEWEST = 20;

    private final RedisClient client;
    private final LeadReader reader;
    private final List<String> tenants;
    private final SplittableRandom random;
    private final AtomicInteger checked = new AtomicInteger();
    private final AtomicInteger stale = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
    private final Future<?> run;

    private StaleWatch(String redisUri, URI gateway, Map<String, String> keys, long seed) {
        this.client = RedisClient.create();
        this.client.setOptions(ClientOptions.builder().autoReconnect(true).build());
        this.reader = new LeadReader(gateway, keys);
        this.tenants = List.copyOf(keys.keySet());
        this.random = new SplittableRandom(seed);
        RedisURI uri = RedisURI.create(redisUri);
        uri.setTimeout(REDIS_PATIENCE);
        this.run = thread.submit(() -> watch(uri));
    }

    /** Begins to watch the tenants whose API keys are given. */
    public static StaleWatch start(String redisUri, URI gateway, Map<String, String> keys, long seed) {
        return new StaleWatch(redisUri, gateway, keys, seed);
    }

    /**
     * What was seen.
     *
     * @param checked reads that were answered
     * @param stale those of them that were older than what had been acknowledged before they began
     * @param unanswered reads without a lead in the answer, as when the database was down
     */
    public record Result(int checked, int stale, int unanswered) {}

    private record Acknowledged(LeadAddress lead, long version) {}

    private boolean watch(RedisURI uri) throws InterruptedException {
        try (StatefulRedisConnection<String, String> redis = client.connect(uri)) {
            while (!Thread.currentThread().isInterrupted()) {
                Acknowledged known = newest(redis, tenants.get(random.nextInt(tenants.size())));
                if (known != null) {
                    check(known);
                }
                Thread.sleep(PAUSE);
            }
            return true;
        }
    }

    private void check(Acknowledged known) throws InterruptedException {
        Reply reply = reader.read(known.lead());
        // That there is no such lead is an answer too, and the oldest of all.
        if (reply.status() != 200 && reply.status() != 404) {
            unanswered.incrementAndGet();
            return;
        }
        checked.incrementAndGet();
        if (reply.version() < known.version()) {
            stale.incrementAndGet();
        }
    }

    /** One of the newest puts of a tenant; null when there is none or Redis does not answer. */
    private @Nullable Acknowledged newest(StatefulRedisConnection<String, String> redis, String tenant) {
        try {
            List<StreamMessage<String, String>> entries =
                    redis.sync().xrevrange("eh:{" + tenant + "}:tier:log", Range.unbounded(), Limit.from(NEWEST));
            for (StreamMessage<String, String> entry : entries) {
                Map<String, String> body = entry.getBody();
                String address = body.getOrDefault("k", "");
                if ("PUT".equals(body.get("o")) && address.startsWith(LEADS) && random.nextBoolean()) {
                    return new Acknowledged(
                            new LeadAddress(tenant, address.substring(LEADS.length())),
                            Long.parseLong(body.getOrDefault("v", "0")));
                }
            }
            return null;
        } catch (RedisException down) {
            return null; // there is nothing to compare with until it is back
        }
    }

    /** Ends watching. */
    public Result stop() throws InterruptedException {
        close();
        try {
            run.get();
        } catch (ExecutionException ended) {
            if (!(ended.getCause() instanceof InterruptedException)) {
                throw new IllegalStateException("Watching for stale reads failed", ended.getCause());
            }
        }
        return new Result(checked.get(), stale.get(), unanswered.get());
    }

    @Override
    public void close() {
        thread.shutdownNow();
        thread.close();
        reader.close();
        client.close();
    }
}
