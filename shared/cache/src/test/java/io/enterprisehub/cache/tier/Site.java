package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisSettings;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import io.enterprisehub.cachetesting.FaultProxy;
import io.enterprisehub.cachetesting.RedisNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An environment whose way to a real Redis is its own and can be broken, with a clock that stands still unless it is moved.
 * Sites share a truth. Waiting for others moves the clock and costs no time.
 */
final class Site implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(10);

    /** Short enough to wait for, long enough for a busy machine. */
    static final Duration DEADLINE = Duration.ofMillis(500);

    final FaultProxy network;
    final RedisLink link;
    final RedisLevel level;
    final TieredCache cache;
    final Region<String, String> region;
    final AtomicInteger loads = new AtomicInteger();
    final AtomicLong nanos = new AtomicLong();
    volatile boolean loaderBroken;

    /** Runs between the loader's look at the truth and its return, once. */
    volatile Runnable whileLoading = () -> {};

    private final Truth truth;

    Site(RedisNode redis, Truth truth, RegionPolicy policy) {
        this(redis, truth, policy, LIMIT);
    }

    Site(RedisNode redis, Truth truth, RegionPolicy policy, Duration deadline) {
        this.truth = truth;
        network = FaultProxy.to(redis.port());
        link = new RedisLink(new RedisSettings(network.uri(), false, deadline, deadline), InstantSource.system());
        // Loads the client's classes, which the first call's deadline does not cover.
        link.answers(LIMIT);
        level = new RedisLevel(link, deadline);
        cache = TieredCache.builder()
                .local(1 << 20)
                .remote(level)
                .ticker(nanos::get)
                .waiting(new VirtualWaiting())
                .build();
        region = cache.region(new RegionDefinition<>("r", key -> key, Codecs.text(), this::load, policy));
    }

    /** Committed rows, and the last version. */
    static final class Truth {

        private final Map<String, Versioned<String>> rows = new ConcurrentHashMap<>();
        private final AtomicLong versions = new AtomicLong();

        Versioned<String> commit(String key) {
            long version = versions.incrementAndGet();
            Versioned<String> row = new Versioned<>(version, key + "@" + version);
            rows.put(key, row);
            return row;
        }

        Versioned<String> row(String key) {
            return rows.getOrDefault(key, new Versioned<>(0, null));
        }
    }

    private Map<String, Versioned<String>> load(String tenant, Set<String> keys) {
        loads.incrementAndGet();
        Map<String, Versioned<String>> found = new HashMap<>();
        keys.forEach(key -> found.put(key, truth.row(key)));
        Runnable once = whileLoading;
        whileLoading = () -> {};
        once.run();
        if (loaderBroken) {
            throw new IllegalStateException("The loader is broken");
        }
        return found;
    }

    /** One read in an invocation of its own. */
    Lookup<String> read(String tenant, String key) {
        try (Session session = cache.session(LIMIT)) {
            return region.lookup(session, tenant, key);
        }
    }

    /** Commits and puts, in an invocation of its own. */
    Versioned<String> put(String tenant, String key) {
        try (Session session = cache.session(LIMIT)) {
            WriteTicket ticket = session.writing(tenant);
            Versioned<String> row = truth.commit(key);
            region.put(ticket, key, row);
            return row;
        }
    }

    /** Commits and evicts. */
    Versioned<String> evict(String tenant, String key) {
        Versioned<String> row = truth.commit(key);
        region.evict(tenant, key);
        return row;
    }

    /** Commits and expires. */
    Versioned<String> expire(String tenant, String key) {
        Versioned<String> row = truth.commit(key);
        region.expire(tenant, key);
        return row;
    }

    long count(Counter counter) {
        return cache.counters().get(counter);
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** Waits for a flight in real time; a pause passes at once. */
    private final class VirtualWaiting implements Waiting {

        private final Waiting real = Waiting.real();

        @Override
        public void await(CompletableFuture<?> future, Duration limit) {
            real.await(future, limit);
        }

        @Override
        public void pause(Duration duration) {
            pass(duration);
        }
    }

    @Override
    public void close() {
        link.close();
        network.close();
    }
}
